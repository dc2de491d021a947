package org.linli.core.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem;
import org.linli.api.data.Contention;
import org.linli.api.data.Transactions;
import org.linli.api.imports.Imports.Mode;
import org.linli.api.people.Household;
import org.linli.api.people.People;
import org.linli.api.people.People.Entered;
import org.linli.api.people.Person;
import org.linli.api.security.Grant;
import org.linli.core.Core;
import org.linli.core.Meanwhile;
import org.linli.core.programs.PointsTown;
import org.linli.testkit.EachEngine;

@EachEngine
class PeopleTest {

    private static final String HEAD = "person,name,id_type,id_no,gender,birth_date,phone,unit,household,address\n";
    private static final String CARD = "11010519491231002X";

    private Core core;
    private People people;

    @BeforeEach
    void start(Transactions transactions) {
        core = new Core(transactions);
        people = core.people;
        core.take("units", "code,name,parent,level\n110105,朝阳区,,COUNTY\nA,甲社区,110105,COMMUNITY\nB,乙社区,110105,COMMUNITY\nDW,党委,,PARTY_COMMITTEE\n");
        assertEquals(3, core.take("people", HEAD + "P1,张示三,ID_CARD," + CARD + ",,,13800001234,A,H1,示例路1号101室\n"
                + "P2,王小明,,,M,1980-02-29,,A,H1,\nP3,Anna Lee,PASSPORT,e1234567,F,,,B,,\n").accepted());
    }

    @AfterEach
    void stop() throws InterruptedException {
        core.close();
    }

    @Test
    void anIdentityCardTellsBirthdayAndGender() {
        Person person = people.person("P1");
        assertEquals(LocalDate.parse("1949-12-31"), person.birthDate());
        assertEquals("F", person.gender());
    }

    @Test
    void personalDataStandMaskedInAnswersAndSealedInTheDatabase() {
        Person person = people.person("P1");
        assertEquals("**************002X", person.idMasked());
        assertEquals("*******1234", person.phone());
        assertEquals("示例路***", people.household("H1").address());
        String row = core.transactions.read(db -> db.first("select id_sealed || id_index || phone_sealed || phone_index || phone_tail || address_sealed"
                + " from people where number = 'P1'", r -> r.text(1)).orElseThrow());
        assertFalse(row.contains("1949") || row.contains("13800001234") || row.contains("示例"), row);
        assertFalse(core.guard.audited.toString().contains("1949123") || core.guard.audited.toString().contains("1380000"));
    }

    @Test
    void theAuditTellsNamesMasked() {
        assertFalse(core.guard.audited.toString().contains("张示三") || core.guard.audited.toString().contains("王小明"), core.guard.audited.toString());
    }

    @Test
    void whatWasReadBeforeAnErasureIsNotWrittenBack() {
        var store = new PersonStore(core.data);
        KnownPerson read = core.transactions.read(db -> store.find(db, "P2")).orElseThrow();
        core.files.erase("P2", "本人申请");
        assertThrows(Contention.class, () -> core.transactions.write(db -> {
            store.change(db, List.of(read.withVersion(read.version() + 1)));
            return null;
        }));
        assertEquals("（已删除）", people.person("P2").name());
    }

    @Test
    void eachRevealLeavesItsReasonInTheAudit() {
        People.Revealed revealed = people.reveal("P1", "核对身份");
        assertEquals(CARD, revealed.idNo());
        assertEquals("13800001234", revealed.phone());
        assertEquals("示例路1号101室", revealed.address());
        var line = core.guard.audited.get(core.guard.audited.size() - 1);
        assertEquals("person.revealed P1 ID_NO,PHONE,ADDRESS: 核对身份", line.action() + " " + line.object() + " " + line.after());
        assertThrows(Problem.class, () -> people.reveal("P1", " "));
    }

    @Test
    void oneFieldIsRevealedByItself() {
        People.Revealed revealed = people.reveal("P1", EnumSet.of(People.Field.PHONE), "案件 2026-17");
        assertEquals(new People.Revealed("P1", null, null, "13800001234", null), revealed);
        assertEquals("PHONE: 案件 2026-17", core.guard.audited.get(core.guard.audited.size() - 1).after());
    }

    @Test
    void anAccountRevealsOnlySoMuchInAnHour() {
        for (int field = 0; field < PeopleFixture.LIMIT; field++) {
            people.reveal("P1", EnumSet.of(People.Field.PHONE), "核对");
        }
        Problem refused = assertThrows(Problem.class, () -> people.reveal("P1", EnumSet.of(People.Field.PHONE), "核对"));
        assertEquals(Problem.Kind.TOO_MANY, refused.kind());
        assertEquals(3600L, refused.facts().get("retryAfter"));
        core.guard.becomes("another", People.REVEAL, null);
        assertEquals("13800001234", people.reveal("P1", EnumSet.of(People.Field.PHONE), "核对").phone());
        core.guard.becomesAdmin();
        core.clock.set("2026-05-02");
        assertEquals(CARD, people.reveal("P1", "核对").idNo());
    }

    @Test
    void peopleAreFoundByWhatIsTyped() {
        assertEquals(List.of("P1"), found("P1"));
        assertEquals(List.of("P1"), found("张示"));
        assertEquals(List.of("P2"), found("wxm"));
        assertEquals(List.of("P3"), found("al"));
        assertEquals(List.of("P1"), found("1234"));
        assertEquals(List.of("P1"), found(CARD.toLowerCase(Locale.ROOT)));
        assertEquals(List.of("P3"), found("E1234567"));
        assertEquals(List.of("P1", "P2", "P3"), found(""));
        assertEquals(List.of(), found("1949"));
        var page = people.find(null, "110105", null, 2);
        assertEquals("P2", page.next());
        assertEquals(List.of("P3"), people.find(null, "110105", page.next(), 2).items().stream().map(Person::number).toList());
    }

    private List<String> found(String text) {
        return people.find(text, null, null, 10).items().stream().map(Person::number).toList();
    }

    @Test
    void whoeverHasOneCommunitySeesOnlyItsPeople() {
        core.guard.becomes("clerk", People.READ, core.territory.unit("A").path());
        assertEquals(List.of("P1", "P2"), found(""));
        assertEquals(Problem.Kind.NOT_FOUND, assertThrows(Problem.class, () -> people.person("P3")).kind());
        assertEquals(Problem.Kind.FORBIDDEN, assertThrows(Problem.class, () -> people.reveal("P1", "看看")).kind());
        core.guard.becomes("nobody", "core.units.read", null);
        assertEquals(Problem.Kind.FORBIDDEN, assertThrows(Problem.class, () -> people.find("", null, null, 10)).kind());
    }

    @Test
    void whoeverHasOneCommunityImportsOnlyThere() {
        core.guard.becomes("clerk", People.WRITE, core.territory.unit("A").path());
        var outcome = core.take("people", "person,name,unit\nP4,李四,A\nP5,赵五,B\nP3,Anna,A\nP6,孙六,\n", Mode.GOOD_ROWS).outcome();
        assertEquals(List.of(3, 4, 5), outcome.errors().stream().map(e -> e.row()).toList());
        assertEquals(1, outcome.accepted());
    }

    @Test
    void aBlankCellErasesNothingAndTheSameFileChangesNothing() {
        assertEquals(1, core.take("people", HEAD + "P1,,,,,,,,,\n").unchanged());
        assertEquals(CARD, people.reveal("P1", "check").idNo());
        assertEquals(1, core.take("people", "person,name,phone\nP2,,139 0000 5678\n").accepted());
        assertEquals(2, people.person("P2").version());
        assertEquals(1, core.take("people", "person,name,phone\nP2,王小明,13900005678\n").unchanged());
    }

    @Test
    void aFileMayHaveItsDaysAndDocumentsAsASpreadsheetOrAClerkWritesThem() {
        var outcome = core.take("people", HEAD
                + "P21,甲一,身份证," + "440524188001010014" + ",,,,A,,\n"
                + "P22,乙二,护照,Ｅ１２３,女,1990/3/5,１３９０００００００１,A,,\n"
                + "P23,丙三,,,,1990年3月5日,,A,,\n"
                + "P24,丁四,,,,1990.3.5,,A,,\n"
                + "Ｐ２５,戊五,,,,1990-2-30,,A,,\n", Mode.GOOD_ROWS).outcome();
        assertEquals(4, outcome.accepted());
        assertEquals(List.of("there is no such day as \"1990-2-30\""), outcome.errors().stream().map(e -> e.reason()).toList());
        assertEquals(LocalDate.of(1990, 3, 5), people.person("P22").birthDate());
    }

    @Test
    void everyFaultOfARowIsNamedWithItsColumn() {
        var outcome = core.take("people", HEAD
                + "P4,李四,ID_CARD,110105194912310021,,,,A,,\n"
                + "P5,赵五,ID_CARD,11010519490231002X,,,,A,,\n"
                + "P6,孙六,,,,,,nowhere,,\n"
                + "P7,周七,,,X,31.12.1949,12,DW,,\n"
                + "P8,吴八,ID_CARD," + CARD + ",,,,A,,\n"
                + "P9,郑九,,,,,,A,,\n"
                + "P9,郑九,,,,,,A,,\n"
                + "P10,,,,,,,A,,\n"
                + "P11,冯甲,ID_CARD,440524188001010014,F,1990-01-01,,A,,\n"
                + "P12,陈乙,LICENCE,,,,,A,,\n"
                + ",褚丙,,,,,,A,,\n");
        assertEquals(List.of("2 id_no", "3 id_no", "4 unit", "5 birth_date", "5 gender", "5 phone", "5 unit", "6 id_no", "8 person", "9 name",
                "10 birth_date", "10 gender", "11 id_type", "12 person"), outcome.errors().stream().map(e -> e.row() + " " + e.column()).toList());
        assertEquals(10, outcome.rejected());
        assertEquals("31.12.1949", outcome.errors().get(3).value());
        assertEquals(List.of(), found("P9"));
    }

    @Test
    void aNameThatASpreadsheetWouldRunIsRefused() {
        var outcome = core.take("people", "person,name,unit\nP4,=1+1,A\nP5,+李四,A\nP6,-李四,A\nP7,@李四,A\nP8,＝李四,A\nP9,\"李\n四\",A\nP10,李=四,A\nP1,=张三,A\n",
                Mode.GOOD_ROWS).outcome();
        assertEquals(1, outcome.accepted());
        assertEquals(List.of("2 name", "3 name", "4 name", "5 name", "6 name", "7 name", "9 name"),
                outcome.errors().stream().map(e -> e.row() + " " + e.column()).toList());
        assertEquals("a name cannot begin with \"=\", which a spreadsheet takes for a formula and runs", outcome.errors().get(0).reason());
        Problem problem = assertThrows(Problem.class, () -> people.create(entered("P4", " @SUM(A1)", null)));
        assertEquals("name", problem.where());
        assertEquals("名称不能以“@”开头，表格软件会把它当作公式执行", problem.faults().get(0).what().zh());
        assertThrows(Problem.class, () -> people.change(entered("P2", "王\t明", null), 1));
    }

    @Test
    void aHouseholdIsFoundedByTheFirstWhoLivesThereAndGetsItsHeadLater() {
        assertEquals("A", people.household("H1").unit());
        assertEquals(List.of("P1", "P2"), people.membersOf("H1").stream().map(Person::number).toList());
        assertEquals(1, core.take("households", "household,unit,address,head\nH1,,,P1\n").accepted());
        assertEquals("P1", people.household("H1").head());
        assertEquals("示例路***", people.household("H1").address());
        assertEquals(1, core.take("households", "household,unit,address,head\nH1,A,,P1\n").unchanged());
        var outcome = core.take("households", "household,unit,address,head\nH2,nowhere,,\nH3,A,,P99\nH4,,,\n");
        assertEquals(List.of("2 unit", "3 head", "4 unit"), outcome.errors().stream().map(e -> e.row() + " " + e.column()).toList());
    }

    @Test
    void whereSomeoneLivedStaysKnown() {
        core.clock.set("2026-06-10");
        people.change(new Entered("P1", null, null, null, null, null, null, "B", null, null), 1);
        var memberships = people.memberships("P1");
        assertEquals(List.of("A 2026-05-01..2026-06-09", "B 2026-06-10..null"),
                memberships.stream().map(m -> m.unit() + " " + m.from() + ".." + m.until()).toList());
        people.change(new Entered("P1", null, null, null, null, null, null, "A", null, null), 2);
        assertEquals(2, people.memberships("P1").size());
    }

    @Test
    void aNumberOrADocumentBelongsToOnePerson() {
        assertEquals(Problem.Kind.CONFLICT, assertThrows(Problem.class, () -> people.create(entered("P1", "李四", null))).kind());
        Problem taken = assertThrows(Problem.class, () -> people.create(entered("P4", "李四", CARD)));
        assertEquals(Problem.Kind.CONFLICT, taken.kind());
        assertEquals("idNo", taken.where());
        assertEquals("李四", people.create(entered("P4", "李四", "440524188001010014")).name());
    }

    @Test
    void whoeverIsEnteredWithoutANumberGetsTheNextFreeOne() {
        core.take("people", "person,name,unit\nN-000002,李四,A\n");
        assertEquals("N-000001", people.create(entered(null, "甲一", null)).number());
        assertEquals("N-000003", people.create(entered(" ", "乙二", null)).number(), "one that is used is passed over");
        assertThrows(Problem.class, () -> people.create(entered(null, "=1+1", null)));
        assertEquals("N-000004", people.create(entered(null, "丙三", null)).number(), "whoever was refused has taken none");
        assertEquals("Z1", people.create(entered("Z1", "丁四", null)).number());
        core.take("people", "person,name,unit\n" + IntStream.rangeClosed(5, 80).mapToObj("N-%06d,戊五,A%n"::formatted).collect(Collectors.joining()));
        assertEquals("N-000081", people.create(entered(null, "己六", null)).number());
    }

    @Test
    void aHouseholdEnteredWithoutANumberGetsTheNextFreeOne() {
        core.take("households", "household,unit\nH-000001,A\n");
        assertEquals("H-000002 B", entered(people.createHousehold(new People.HouseholdEntered(null, "B", null, null))));
        assertEquals("H-000003 A", entered(people.createHousehold(new People.HouseholdEntered("", "A", null, null))));
        assertEquals(Problem.Kind.NOT_FOUND, assertThrows(Problem.class, () -> people.changeHousehold(new People.HouseholdEntered("", "A", null, null), 1)).kind());
    }

    @Test
    void ofManyWhoAskAtOnceNoTwoGetTheSameNumber() throws Exception {
        ExecutorService clerks = Executors.newFixedThreadPool(4);
        try {
            List<Callable<String>> asks = Collections.nCopies(24, () -> core.transactions.write(GivenNumbers.PEOPLE::next));
            Set<String> given = new TreeSet<>();
            for (Future<String> one : clerks.invokeAll(asks)) {
                given.add(one.get());
            }
            assertEquals(IntStream.rangeClosed(1, 24).mapToObj("N-%06d"::formatted).toList(), List.copyOf(given));
        } finally {
            clerks.shutdown();
        }
    }

    @Test
    void aNumberThatAnotherTookInTheSameMomentIsRefusedAtItsField() {
        Problem typed = assertThrows(Problem.class, () -> afterAnother("people", () -> people.create(entered("Z1", "甲一", null))).create(entered("Z1", "乙二", null)));
        assertEquals("person-exists number", typed.code() + " " + typed.where());
        Problem given = assertThrows(Problem.class, () -> afterAnother("people", () -> people.create(entered("N-000001", "丙三", null))).create(entered(null, "丁四", null)));
        assertEquals("人员编号“N-000001”已被使用", given.what().zh());
        assertEquals("N-000002", people.create(entered(null, "丁四", null)).number());
        Problem household = assertThrows(Problem.class, () -> afterAnother("households", () -> people.createHousehold(new People.HouseholdEntered("H2", "B", null, null)))
                .createHousehold(new People.HouseholdEntered("H2", "A", null, null)));
        assertEquals("household-exists number", household.code() + " " + household.where());
        assertEquals("B", people.household("H2").unit());
    }

    @Test
    void whatAnotherEnteredInTheSameMomentMakesAFileGiveWay() {
        var person = new PointsTown.Cells(2, "person", "Z1", "name", "乙二", "unit", "A");
        var first = new Meanwhile(core.transactions, "people", () -> people.create(entered("Z1", "甲一", null)));
        assertThrows(Contention.class, () -> first.write(db -> ((TownPeople) people).personFile().apply(db, List.of(person))));
        var household = new PointsTown.Cells(2, "household", "H2", "unit", "A");
        var second = new Meanwhile(core.transactions, "households", () -> people.createHousehold(new People.HouseholdEntered("H2", "B", null, null)));
        assertThrows(Contention.class, () -> second.write(db -> ((TownPeople) people).householdFile().apply(db, List.of(household))));
    }

    @Test
    void whoeverFoundsAHouseholdThatAnotherFoundedInTheSameMomentGivesWay() {
        var overtaken = afterAnother("households", () -> people.create(living("Z1")));
        assertThrows(Contention.class, () -> overtaken.create(living("Z2")));
        assertEquals("Z2", people.create(living("Z2")).number());
    }

    private static Entered living(String number) {
        return new Entered(number, "甲一", null, null, null, null, null, "A", "H9", null);
    }

    /** People who are written to only after another clerk has done its work in between. */
    private TownPeople afterAnother(String table, Runnable another) {
        return new PeopleFixture(new Meanwhile(core.transactions, table, another), core.guard, core.clock, core.folder).people();
    }

    @Test
    void aChangeByAnOldVersionIsRefused() {
        people.change(entered("P2", "王小", null), 1);
        assertEquals(Problem.Kind.STALE, assertThrows(Problem.class, () -> people.change(entered("P2", "王大", null), 1)).kind());
    }

    @Test
    void recordsOfOnePersonAreProposedMergedAndParted() {
        core.take("people", "person,name,birth_date,unit\nP4,王小明,1980-02-29,B\n");
        var proposed = people.duplicates(null, 10).items();
        assertEquals(List.of("P2 P4 NAME_AND_BIRTH_DATE"), proposed.stream().map(d -> d.one().number() + " " + d.other().number() + " " + d.by()).toList());
        String merge = people.merge("P2", "P4", "同一人");
        assertEquals("P2", people.person("P4").number());
        assertEquals(List.of(), people.duplicates(null, 10).items());
        assertEquals(List.of("P2"), found("王小明"));
        assertTrue(people.known(List.of("P4")).isEmpty());
        core.take("people", "person,name,unit\nP5,王晓明,B\n");
        String twice = people.merge("P5", "P2", "同一人");
        assertEquals(List.of("P4 P5", "P5 P5"), people.standing(List.of("P4", "P5", "P9")).entrySet().stream()
                .map(stands -> stands.getKey() + " " + stands.getValue().number()).sorted().toList(), "be it merged twice");
        people.unmerge(twice);
        assertEquals(Problem.Kind.CONFLICT, assertThrows(Problem.class, () -> people.merge("P1", "P4", "又一次")).kind());
        people.unmerge(merge);
        assertEquals("P4", people.person("P4").number());
        assertEquals(Problem.Kind.CONFLICT, assertThrows(Problem.class, () -> people.unmerge(merge)).kind());
        assertEquals(Problem.Kind.INVALID, assertThrows(Problem.class, () -> people.merge("P2", "P2", "自己")).kind());
    }

    @Test
    void mergesThatStandAreListedUntilTheyAreTakenBack() {
        String merge = people.merge("P1", "P3", "同一人");
        assertEquals("P1 P3 同一人", people.merges(null, 10).items().stream().map(one -> one.stays().number() + " " + one.goes().number() + " " + one.reason())
                .findFirst().orElseThrow());
        people.unmerge(merge);
        assertEquals(List.of(), people.merges(null, 10).items());
    }

    @Test
    void aHouseholdIsProvedByThePhoneOfAnyOfItsMembersAndOnlyWhereItTakesPart() {
        assertEquals(1, core.take("people", HEAD + "P2,王小明,,,M,1980-02-29,13900005678,A,H1,\n").accepted());
        core.transactions.write(db -> db.update("insert into participants (town, program, subject, name, unit, unit_path, version)"
                + " values (?, 'p', 'H1', 'H1', 'A', '/110105/A/', 1)", db.town()));
        var proof = new PhoneProof(core.data, null);
        assertEquals(Optional.of(new PersonProof.Member("P1", "H1")), core.transactions.read(db -> proof.member(db, "p", "H1", "1234")));
        assertEquals(Optional.of(new PersonProof.Member("P2", "H1")), core.transactions.read(db -> proof.member(db, "p", "h1", "5678")));
        assertEquals(Optional.empty(), core.transactions.read(db -> proof.member(db, "p", "H1", "9999")));
        assertEquals(Optional.empty(), core.transactions.read(db -> proof.member(db, "other", "H1", "1234")));
        assertEquals(Optional.empty(), core.transactions.read(db -> proof.member(db, "p", "P1", "1234")), "a person's number is no household's");
        assertEquals(Optional.empty(), core.transactions.read(db -> proof.participant(db, "p", "H1", "1234")));
    }

    @Test
    void householdsAreFoundByNumberAndByWhoLivesThere() {
        assertEquals(List.of("H1"), people.households("王", null, null, 10).items().stream().map(Household::number).toList());
        assertEquals(List.of("H1"), people.households("H", "A", null, 10).items().stream().map(Household::number).toList());
        assertEquals(List.of(), people.households(null, "B", null, 10).items());
    }

    @Test
    void aHouseholdIsEnteredByHandByTheRulesOfTheFile() {
        assertEquals("H2 B", entered(people.createHousehold(new People.HouseholdEntered("H2", "B", "示例路2号", "P3"))));
        assertEquals(Problem.Kind.CONFLICT, assertThrows(Problem.class, () -> people.createHousehold(new People.HouseholdEntered("H2", "B", null, null))).kind());
        Problem refused = assertThrows(Problem.class, () -> people.createHousehold(new People.HouseholdEntered("H3", "Z", null, "P9")));
        assertEquals(List.of("unit", "head"), refused.faults().stream().map(Problem.Fault::where).toList());
        assertEquals("H2 A", entered(people.changeHousehold(new People.HouseholdEntered("H2", "A", null, null), 1)));
        assertEquals("P3", people.household("H2").head(), "what was left blank stays");
        assertEquals(Problem.Kind.STALE, assertThrows(Problem.class, () -> people.changeHousehold(new People.HouseholdEntered("H2", "B", null, null), 1)).kind());
    }

    private static String entered(Household household) {
        return household.number() + " " + household.unit();
    }

    @Test
    void duplicatesGoOnWhereThePageBeforeEnded() {
        core.take("people", "person,name,birth_date,unit,phone\nP4,王小明,1980-02-29,B,13811112222\nP5,王小明,,B,13811112222\n");
        var first = people.duplicates(null, 1);
        assertEquals("NAME_AND_BIRTH_DATE", first.items().get(0).by());
        var second = people.duplicates(first.next(), 1);
        assertEquals("NAME_AND_PHONE", second.items().get(0).by());
        assertEquals(null, second.next());
    }

    @Test
    void manyDuplicatesAreEachProposedOnce() {
        var rows = new StringBuilder("person,name,birth_date,unit\n");
        for (int i = 1000; i < 1300; i++) {
            rows.append("Q").append(i).append(",双").append((char) ('一' + i % 150)).append(",1970-01-01,B\n");
        }
        core.take("people", rows.toString());
        List<String> proposed = new ArrayList<>();
        String next = null;
        do {
            var page = people.duplicates(next, 40);
            page.items().forEach(pair -> proposed.add(pair.one().number() + " " + pair.other().number()));
            next = page.next();
        } while (next != null);
        assertEquals(150, proposed.size());
        assertEquals(proposed.stream().distinct().sorted().toList(), proposed);
    }

    @Test
    void whoIsWrittenAfterTheListWasAskedForIsOnItAtOnce() {
        assertEquals(List.of(), proposed());
        people.create(new Entered("P4", "王小明", null, null, null, LocalDate.of(1980, 2, 29), null, "B", null, null));
        assertEquals(List.of("P2 P4"), proposed());
        people.change(new Entered("P4", "王大明", null, null, null, null, null, null, null, null), 1);
        assertEquals(List.of(), proposed());
        core.take("people", "person,name,birth_date,unit\nP5,王大明,1980-02-29,B\n");
        assertEquals(List.of("P4 P5"), proposed());
    }

    @Test
    void whatTheListLacksIsOnItTheNextDay() {
        assertEquals(List.of(), proposed());
        core.transactions.write(db -> db.update("update people set name = '王小明', birth_date = (select birth_date from people where number = 'P2')"
                + " where number = 'P3'"));
        assertEquals(List.of(), proposed());
        core.clock.set("2026-05-02");
        assertEquals(List.of("P2 P3"), proposed());
    }

    @Test
    void twoWhoAreEnteredInTheSameMomentAreProposed() throws Exception {
        assertEquals(List.of(), proposed());
        var bothWritten = new CyclicBarrier(2);
        ExecutorService clerks = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Person>> entering = Stream.of("P4", "P5").map(number -> (Callable<Person>) () -> core.transactions.write(db -> {
                Person person = people.create(new Entered(number, "丁示一", null, null, null, LocalDate.of(1990, 3, 4), null, "B", null, null));
                meet(bothWritten);
                return person;
            })).toList();
            for (Future<Person> entered : clerks.invokeAll(entering)) {
                entered.get();
            }
        } finally {
            clerks.shutdownNow();
        }
        assertEquals(List.of("P4 P5"), proposed());
    }

    private static void meet(CyclicBarrier others) {
        try {
            others.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("they did not write at the same time", e);
        }
    }

    @Test
    void pairsAreProposedToWhoeverSeesBoth() {
        core.take("people", "person,name,birth_date,unit\nP4,王小明,1980-02-29,B\nP5,王小明,1980-02-29,A\n");
        core.guard.becomes("clerk", Grant.ALL, core.territory.unit("A").path());
        assertEquals(List.of("P2 P5"), proposed());
    }

    private List<String> proposed() {
        return people.duplicates(null, 10).items().stream().map(pair -> pair.one().number() + " " + pair.other().number()).toList();
    }

    private static Entered entered(String number, String name, String idNo) {
        return new Entered(number, name, null, idNo, null, null, null, "A", null, null);
    }

    @Test
    void whoeverSeesAllUnitsSeesThoseWithoutOne() {
        core.take("people", "person,name\nP7,流动人员\n");
        assertEquals(List.of("P7"), found("P7"));
        core.guard.becomes("clerk", Grant.ALL, core.territory.unit("110105").path());
        assertEquals(List.of(), found("P7"));
    }
}
