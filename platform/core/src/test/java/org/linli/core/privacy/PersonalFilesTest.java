package org.linli.core.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem;
import org.linli.api.data.Transactions;
import org.linli.api.people.People.Entered;
import org.linli.api.people.PersonalFiles;
import org.linli.api.people.PersonalTables.DataClass;
import org.linli.api.people.PersonalTables.Section;
import org.linli.api.territory.UnitPath;
import org.linli.core.Core;
import org.linli.testkit.EachEngine;

@EachEngine
class PersonalFilesTest {

    private static final String CARD = "11010519491231002X";

    private Core core;
    private PersonalFiles files;

    @BeforeEach
    void start(Transactions transactions) {
        core = new Core(transactions);
        files = core.files;
        core.take("units", "code,name,parent,level\nA,甲社区,,COMMUNITY\nB,乙社区,,COMMUNITY\n");
        core.take("people", "person,name,id_type,id_no,phone,unit,household,address\nP1,张示三,ID_CARD," + CARD
                + ",13800001234,A,H1,示例路1号\nP2,王小明,,,,A,H1,\nP3,张示三,,,13800001234,A,,\n");
    }

    @AfterEach
    void stop() throws InterruptedException {
        core.close();
    }

    @Test
    void everyFieldHasAPurposeAClassAndARetention() {
        PersonalFiles.Field card = files.fields().stream().filter(one -> one.column().equals("id_sealed")).findFirst().orElseThrow();
        assertEquals(DataClass.SENSITIVE, card.dataClass());
        assertFalse(files.fields().stream().anyMatch(one -> one.purpose().zh().isBlank() || one.retention().en().isBlank()));
    }

    @Test
    void aPersonIsGivenEverythingThatIsStoredAboutItInFull() {
        core.people.reveal("P1", "核对身份");
        core.people.merge("P1", "P3", "同一人");
        String file = text(files.disclose("P1", "本人申请").sections());
        for (String told : List.of(CARD, "13800001234", "示例路1号", "张示三", "核对身份", "同一人", "1949-12-31", "memberships", "P3")) {
            assertTrue(file.contains(told), () -> told + " in " + file);
        }
        assertFalse(file.contains("王小明"), "others' data aren't its own");
        var line = core.guard.audited.get(core.guard.audited.size() - 1);
        assertEquals("person.disclosed P1 本人申请", line.action() + " " + line.object() + " " + line.after());
    }

    @Test
    void whereAnErasedPersonWasRemindedIsForgottenThoughNobodyKnewThenWhoseAccountItWas() {
        core.transactions.write(db -> {
            for (String account : List.of("of P1", "of P2")) {
                db.update("insert into reminder_wishes (town, account, channel, at_hour, to_sealed, lang, version) values (?, ?, 'MAIL', 8, '1:sealed', 'zh', 1)",
                        db.town(), account);
            }
            return null;
        });
        core.guard.becomes("of P1", "P1", null, "none");
        core.guard.becomesAdmin();
        files.erase("P1", "本人申请");
        assertEquals(List.of("of P2"), core.transactions.read(db -> db.list("select account from reminder_wishes where town = ?", row -> row.text(1), db.town())));
    }

    @Test
    void onlyWhoMayWhereThePersonLivesIsGivenItsFile() {
        core.guard.becomes("someone", PersonalFiles.DISCLOSE, UnitPath.top("B"));
        assertEquals(Problem.Kind.NOT_FOUND, assertThrows(Problem.class, () -> files.disclose("P1", "本人申请")).kind());
        core.guard.becomes("someone", PersonalFiles.DISCLOSE, UnitPath.top("A"));
        assertEquals("P1", files.disclose("P1", "本人申请").person());
        assertEquals(Problem.Kind.FORBIDDEN, assertThrows(Problem.class, () -> files.erase("P1", "本人申请")).kind());
        assertThrows(Problem.class, () -> files.disclose("P1", " "));
    }

    @Test
    void ofWhoIsErasedNothingIsLeftButTheNumber() {
        core.people.merge("P1", "P3", "张示三");
        files.erase("P1", "本人申请");
        String left = text(files.disclose("P1", "核查").sections());
        for (String gone : List.of(CARD, "13800001234", "张示三", "1949", "memberships")) {
            assertFalse(left.contains(gone), () -> gone + " in " + left);
        }
        assertEquals("（已删除）", core.people.person("P1").name());
        assertNull(core.people.person("P1").household());
        assertEquals("示例***", core.people.household("H1").address(), "others still live there");
        assertEquals(List.of(), core.people.find(CARD, null, null, 9).items());
        files.erase("P2", "本人申请");
        assertNull(core.people.household("H1").address());
        assertEquals("erased-already", assertThrows(Problem.class, () -> files.erase("P1", "再来")).code());
    }

    @Test
    void aNumberThatWasErasedIsNobodysAgain() {
        files.erase("P2", "本人申请");
        assertEquals("person-exists", assertThrows(Problem.class, () -> core.people.create(entered("P2"))).code());
        assertEquals("person-faulty", assertThrows(Problem.class, () -> core.people.change(entered("P2"), core.people.person("P2").version())).code());
        assertEquals(1, core.take("people", "person,name,unit\nP2,李新,A\n").rejected());
        assertEquals("person-erased", assertThrows(Problem.class, () -> core.people.merge("P2", "P3", "同一人")).code());
    }

    private static Entered entered(String number) {
        return new Entered(number, "李新", null, null, null, null, null, "A", null, null);
    }

    private static String text(List<Section> sections) {
        return sections.stream().map(Section::toString).collect(Collectors.joining("\n"));
    }
}
