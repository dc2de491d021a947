package org.linli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.linli.api.Text;
import org.linli.api.security.Permission;

class DocumentsTest {

    @Test
    void aRefusalSaysWhatThePermissionAllowsAndNotItsId() {
        var permissions = List.of(new Permission("core.accounts.read", new Text("查看帐号", "See accounts")),
            new Permission("core.accounts.read-all", new Text("查看全部帐号", "See all accounts")));
        assertEquals(new Text("您没有全域权限 “查看帐号”", "You lack “See accounts”"),
            Documents.titled(new Text("您没有全域权限 core.accounts.read", "You lack core.accounts.read"), permissions));
        assertEquals("没有“查看全部帐号”", Documents.titled(new Text("没有core.accounts.read-all", "no"), permissions).zh());
    }
}
