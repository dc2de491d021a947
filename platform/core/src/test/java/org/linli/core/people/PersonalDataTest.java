package org.linli.core.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.api.data.Transactions;
import org.linli.core.people.PersonalData.Purpose;
import org.linli.testkit.EachEngine;

@EachEngine
class PersonalDataTest {

    @Test
    void whatIsSealedOpensWithTheSameKeyAfterARestart(Transactions transactions, @TempDir Path folder) throws IOException {
        String sealed = new PersonalData(transactions, folder).seal(Purpose.PHONE, "13800001234");
        var restarted = new PersonalData(transactions, folder);
        assertEquals("13800001234", restarted.open(Purpose.PHONE, sealed));
        assertNotEquals(sealed, restarted.seal(Purpose.PHONE, "13800001234"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys/personal-data.key"))));
    }

    @Test
    void aSealedTextIsGoodForOnePurposeOnly(Transactions transactions, @TempDir Path folder) {
        var data = new PersonalData(transactions, folder);
        String sealed = data.seal(Purpose.PHONE, "13800001234");
        assertThrows(IllegalStateException.class, () -> data.open(Purpose.ADDRESS, sealed));
        assertNull(data.seal(Purpose.PHONE, null));
        assertEquals(data.index("phone", "1"), data.index("phone", "1"));
        assertNotEquals(data.index("phone", "1"), data.index("id_no", "1"));
    }

    @Test
    void aLostKeyIsNeverReplacedByANewOne(Transactions transactions, @TempDir Path folder, @TempDir Path other) throws IOException {
        new PersonalData(transactions, folder);
        assertThrows(IllegalStateException.class, () -> new PersonalData(transactions, other));
        Files.delete(folder.resolve("keys/personal-data.key"));
        assertThrows(IllegalStateException.class, () -> new PersonalData(transactions, folder));
    }
}
