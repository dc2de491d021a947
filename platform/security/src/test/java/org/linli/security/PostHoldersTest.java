package org.linli.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.linli.api.data.Transactions;
import org.linli.api.security.AccountAdministration.Kind;
import org.linli.api.security.AccountAdministration.Known;
import org.linli.api.security.AccountAdministration.NewAccount;
import org.linli.api.security.AccountAdministration.NewPost;
import org.linli.api.security.Accounts;
import org.linli.api.security.Role;
import org.linli.testkit.EachEngine;

@EachEngine
class PostHoldersTest {

    private final TestTown town;
    private final Accounts accounts;
    private final Known member;
    private final Known reviewer;

    PostHoldersTest(Transactions transactions) {
        town = new TestTown(transactions).begun();
        accounts = town.node.accounts;
        member = town.as(town.admin, () -> town.accounts.create(new NewAccount("zhang.shisan", "张示三", Kind.MEMBER, "P1", "ZB-01")));
        town.give(member, Role.MEMBER, null);
        reviewer = town.staff("li.shiming", "ZB-01");
        town.give(reviewer, Role.REVIEWER, "ZB-01");
    }

    @Test
    void thoseInAnOfficeAreToldFromThoseWhoActForThemselves() {
        assertTrue(accounts.withPosts(true, "", 100).contains(reviewer.id()));
        assertFalse(accounts.withPosts(true, "", 100).contains(member.id()));
        assertEquals(List.of(member.id()), accounts.withPosts(false, "", 100));
    }

    @Test
    void theyComeInPartsByTheirIds() {
        List<String> all = accounts.withPosts(true, "", 100);
        assertEquals(all.stream().sorted().toList(), all);
        assertEquals(all.subList(0, 1), accounts.withPosts(true, "", 1));
        assertEquals(all.subList(1, all.size()), accounts.withPosts(true, all.get(0), 100));
    }

    @Test
    void whoIsDisabledAndWhosePostHasNotBegunOrHasEndedIsNotAmongThem() {
        Known later = town.staff("wang.shi", "ZB-01");
        town.as(town.admin, () -> town.accounts.give(later.id(), new NewPost(Role.INSPECTOR, "ZB-01", LocalDate.now(town.clock).plusDays(3), null)));
        assertFalse(accounts.withPosts(true, "", 100).contains(later.id()));
        Known now = town.as(town.admin, () -> town.accounts.account(reviewer.id()));
        town.as(town.admin, () -> town.accounts.disable(now.id(), true, now.version()));
        assertFalse(accounts.withPosts(true, "", 100).contains(reviewer.id()));
        Known acting = town.as(town.admin, () -> town.accounts.account(member.id()));
        town.as(town.admin, () -> {
            town.accounts.end(acting.id(), acting.posts().get(0).id());
            return null;
        });
        assertEquals(List.of(), accounts.withPosts(false, "", 100));
    }

    @Test
    void theAccountsOfAPersonAreKnown() {
        assertEquals(List.of(member.id()), accounts.ofPerson("P1"));
        assertEquals(List.of(), accounts.ofPerson("P2"));
    }
}
