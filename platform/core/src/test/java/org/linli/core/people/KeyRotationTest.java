package org.linli.core.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.data.Transactions;
import org.linli.api.imports.Imports.Mode;
import org.linli.api.jobs.Job;
import org.linli.api.people.People;
import org.linli.api.people.People.Entered;
import org.linli.api.people.PersonalKeys;
import org.linli.api.people.PersonalKeys.State;
import org.linli.core.Core;
import org.linli.core.imports.MortalRun;
import org.linli.core.keys.Algorithm;
import org.linli.core.keys.SealingKeys;
import org.linli.core.people.PersonalData.Purpose;
import org.linli.testkit.EachEngine;

@EachEngine
class KeyRotationTest {

    private static final int PEOPLE = 1_200;

    private Core core;

    @BeforeEach
    void start(Transactions transactions) {
        core = new Core(transactions);
        core.take("units", "code,name,parent,level\nA,甲社区,,COMMUNITY\n");
        String rows = IntStream.range(0, PEOPLE).mapToObj(n -> String.format("P%04d,张示三,PASSPORT,E%07d,1380000%04d,A,H%d,示例路%d号%n", n, n, n, n / 2, n))
                .collect(Collectors.joining());
        assertEquals(PEOPLE, core.take("people", "person,name,id_type,id_no,phone,unit,household,address\n" + rows).accepted());
    }

    @AfterEach
    void stop() throws InterruptedException {
        core.close();
    }

    @Test
    void aNewKeySealsWhatIsNewAndAJobSealsWhatIsOldAnew() {
        long before = rowsOf(1);
        assertTrue(before >= PEOPLE + PEOPLE / 2, "people and households: " + before);
        Job ended = core.ended(core.ring.rotate("AES").id());
        assertEquals(Job.State.DONE, ended.state(), ended::problem);
        assertEquals(Map.of(1, 0L, 2, before), rows());
        assertEquals("E0000007", core.people.reveal("P0007", "核对").idNo());
        assertEquals(State.DONE, core.ring.ring().versions().get(1).state());
        Entered changed = new Entered("P0007", null, null, null, null, null, "13900000000", null, null, null);
        core.people.change(changed, core.people.person("P0007").version());
        assertEquals("13900000000", core.people.reveal("P0007", "核对").phone());
        assertEquals(List.of("P0007"), core.people.find("E0000007", null, null, 9).items().stream().map(one -> one.number()).toList(), "found as before");
        assertEquals(List.of("personal-keys.ordered 2 AES", "personal-keys.done 2 rows=" + before), core.guard.audited.stream()
                .filter(line -> line.action().startsWith("personal-keys")).map(line -> line.action() + " " + line.object() + " " + line.after()).toList());
    }

    @Test
    void peopleSealedBySm4AndByAesStandSideBySide() {
        core.ended(core.ring.rotate("SM4").id());
        assertEquals(List.of("AES", "SM4"), core.ring.ring().versions().stream().map(PersonalKeys.Version::algorithm).toList());
        assertEquals("示例路8号", core.people.reveal("P0008", "核对").address());
        core.ended(core.ring.rotate("AES").id());
        assertEquals("示例路8号", core.people.reveal("P0008", "核对").address());
        assertEquals(PEOPLE + PEOPLE / 2, rowsOf(3));
    }

    @Test
    void peopleWhoAreChangedWhileTheirRowsAreSealedAnewKeepTheirChange() {
        int version = core.transactions.write(db -> core.keys.order(db, Algorithm.AES, "admin"));
        core.people.change(new Entered("P0001", null, null, null, null, null, "13911111111", null, null, null), 1);
        core.resealing.run(new MortalRun("job", Resealing.parameters(version), Integer.MAX_VALUE));
        assertEquals("13911111111", core.people.reveal("P0001", "核对").phone());
        assertEquals(2, core.people.person("P0001").version(), "sealing anew is no change that others would notice");
    }

    @Test
    void aJobThatWasKilledGoesOnWhereItWas() {
        int version = core.transactions.write(db -> core.keys.order(db, Algorithm.AES, "admin"));
        var run = new MortalRun("job", Resealing.parameters(version), 1);
        assertThrows(IllegalStateException.class, () -> core.resealing.run(run));
        assertTrue(rowsOf(1) > 0 && rowsOf(version) > 0, rows()::toString);
        assertEquals("示例路8号", core.people.reveal("P0008", "核对").address());
        run.onAnotherNode();
        core.resealing.run(run);
        assertEquals(0, rowsOf(1));
    }

    @Test
    void partsOfFilesThatAreUnderWayAreSealedAnewToo() {
        String bad = IntStream.range(0, 6_000).mapToObj(n -> "Q" + n + ",,A\n").collect(Collectors.joining());
        Job failed = core.ended(core.take("people", "person,name,unit\n" + bad, Mode.GOOD_ROWS).job());
        core.ended(core.ring.rotate("AES").id());
        assertEquals(0, rowsOf(1));
        assertTrue(new String(assertBytes(failed.id())).contains("Q17,"));
    }

    @Test
    void howManyRowsEachKeySealsIsOneLookAtEachTableHoweverManyKeysThereWere() {
        core.ended(core.ring.rotate("AES").id());
        core.ended(core.ring.rotate("SM4").id());
        List<String> asked = new ArrayList<>();
        Map<Integer, Long> rows = core.transactions.read(db -> ((Resealing) core.resealing).sealedWith(listening(db, asked), List.of(1, 2, 3)));
        assertEquals(PEOPLE + PEOPLE / 2, rows.get(3));
        assertEquals(0, rows.get(1) + rows.get(2));
        assertEquals(List.of("people", "households", "reminder_wishes", "import_parts", "import_failures"),
                asked.stream().map(sql -> sql.replaceFirst("(?s).* from (\\w+) .*", "$1")).toList());
    }

    /** A database that notes what it is asked. */
    private static Db listening(Db db, List<String> asked) {
        return (Db) Proxy.newProxyInstance(Db.class.getClassLoader(), new Class<?>[] {Db.class}, (proxy, method, arguments) -> {
            if (arguments != null) {
                asked.add((String) arguments[0]);
            }
            return method.invoke(db, arguments);
        });
    }

    private byte[] assertBytes(String job) {
        try (var rows = core.imports.failedRows(job)) {
            return rows.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void nothingIsSealedWithAKeyThatANodeLacks(Transactions transactions, @TempDir Path one, @TempDir Path other) throws IOException {
        assertThrows(IllegalStateException.class, () -> keys(transactions, one, "stranger"), "not the key of this town");
        copy(core.folder, one);
        copy(core.folder, other);
        SealingKeys first = keys(transactions, one, "one");
        SealingKeys second = keys(transactions, other, "two");
        transactions.write(db -> {
            db.update("delete from key_holders where node = 'test'");
            return first.order(db, Algorithm.AES, "admin");
        });
        second.look();
        first.look();
        assertEquals(1, first.current(), "the other node lacks the key");
        assertFalse(usedByAll(transactions, first));
        assertEquals(List.of(List.of(1, 2), List.of(1)), transactions.read(first::nodes).stream().map(PersonalKeys.Holder::holds).toList());
        copy(one, other);
        second.look();
        assertEquals(2, second.current());
        assertEquals(1, first.current());
        String early = new PersonalData(second).seal(Purpose.PHONE, "13800001234");
        assertEquals("13800001234", new PersonalData(first).open(Purpose.PHONE, early), "a node that hasn't noticed yet can read it");
        assertFalse(usedByAll(transactions, first), "rows aren't sealed anew while a node still uses the old key");
        first.look();
        assertTrue(usedByAll(transactions, first));
    }

    @Test
    void aNodeWhoseFileLacksTheKeyInUseDoesNotStart(Transactions transactions, @TempDir Path folder) throws IOException {
        copy(core.folder, folder);
        core.ended(core.ring.rotate("AES").id());
        String why = assertThrows(IllegalStateException.class, () -> keys(transactions, folder, "late")).getMessage();
        assertTrue(why.contains("lacks version 2"), why);
    }

    @Test
    void aFileWithAnotherKeyOfTheSameVersionIsRefusedAtTheStartAndLaterOn(Transactions transactions, @TempDir Path folder) throws IOException {
        copy(core.folder, folder);
        SealingKeys running = keys(transactions, folder, "running");
        String sealed = new PersonalData(running).seal(Purpose.PHONE, "13800001234");
        Path file = folder.resolve("keys/personal-data.key");
        String forged = Files.readAllLines(file).stream()
                .map(line -> line.startsWith("1 ") ? line.substring(0, line.lastIndexOf(' ') + 1) + Base64.getEncoder().encodeToString(new byte[32]) : line)
                .collect(Collectors.joining("\n"));
        Files.writeString(file, forged);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(10)));
        running.look();
        assertEquals("13800001234", new PersonalData(running).open(Purpose.PHONE, sealed), "it goes on with the key that it had");
        String why = assertThrows(IllegalStateException.class, () -> keys(transactions, folder, "started")).getMessage();
        assertTrue(why.contains("第 1 版与正在使用的密钥不同"), why);
        assertTrue(why.contains("Version 1 in keys/personal-data.key of this node is another key"), why);
    }

    @Test
    void aNodeThatWasSilentWhenTheKeyCameIntoUseSealsAnewWithItAllTheSame() {
        int version = core.transactions.write(db -> core.keys.order(db, Algorithm.AES, "admin"));
        core.transactions.write(db -> db.update("update key_versions set state = 'PREPARED' where version = 2")
                + db.update("insert into key_holders (town, node, holds, seals_with, seen) values ('main', 'late', '1', 1, ?)", db.now()));
        var silent = keys(core.transactions, core.folder, "silent");
        assertEquals(1, silent.current());
        core.transactions.write(db -> db.update("delete from key_holders where node = 'late'"));
        core.keys.look();
        assertEquals(1, silent.current(), "it hasn't looked since");
        new Resealing(null, core.transactions, silent, new PersonalData(silent), core.guard)
                .run(new MortalRun("job", Resealing.parameters(version), Integer.MAX_VALUE));
        assertEquals(0, rowsOf(1));
        assertEquals(version, silent.current());
    }

    @Test
    void aNodeWithHundredsOfKeysTellsItsNewest() {
        for (int i = 0; i < 300; i++) {
            core.transactions.write(db -> core.keys.order(db, Algorithm.AES, "admin"));
        }
        core.keys.look();
        List<Integer> told = core.transactions.read(core.keys::nodes).get(0).holds();
        assertEquals(301, told.get(told.size() - 1));
        assertEquals(301, core.keys.current());
    }

    @Test
    void theFileIsReplacedAtOnceAndTheOneBeforeIsKeptUntilTheJobIsDone() throws IOException {
        Path file = core.folder.resolve("keys/personal-data.key");
        String before = Files.readString(file);
        int version = core.transactions.write(db -> core.keys.order(db, Algorithm.AES, "admin"));
        assertEquals(before, Files.readString(file.resolveSibling("personal-data.key.before-2")));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        core.resealing.run(new MortalRun("job", Resealing.parameters(version), Integer.MAX_VALUE));
        assertEquals(List.of("personal-data.key"), Files.list(file.getParent()).map(one -> one.getFileName().toString()).toList());
    }

    @Test
    void aFileFromBeforeThereWereVersionsIsRead(Transactions transactions, @TempDir Path folder) throws IOException {
        byte[] both = new byte[64];
        Arrays.fill(both, (byte) 7);
        Path file = Files.createDirectories(folder.resolve("keys")).resolve("personal-data.key");
        Files.writeString(file, Base64.getEncoder().encodeToString(both));
        transactions.write(db -> db.update("delete from data_keys") + db.update("delete from key_versions"));
        String sealed = new PersonalData(transactions, folder).seal(Purpose.PHONE, "1");
        assertTrue(sealed.startsWith("1:"), sealed);
        assertEquals("1", new PersonalData(transactions, folder).open(Purpose.PHONE, sealed));
    }

    @Test
    void onlyWhoMayForTheWholeTownSeesAndRenewsKeys() {
        core.guard.becomes("someone", PersonalKeys.READ, null);
        assertEquals(1, core.ring.ring().versions().size());
        assertEquals(Problem.Kind.FORBIDDEN, assertThrows(Problem.class, () -> core.ring.rotate("AES")).kind());
        core.guard.becomes("someone", People.READ, null);
        assertThrows(Problem.class, () -> core.ring.ring());
        core.guard.becomesAdmin();
        assertEquals("key-algorithm", assertThrows(Problem.class, () -> core.ring.rotate("DES")).code());
    }

    private static boolean usedByAll(Transactions transactions, SealingKeys keys) {
        return transactions.<Boolean>read(db -> keys.usedByAll(db, 2));
    }

    private Map<Integer, Long> rows() {
        return core.ring.ring().versions().stream().collect(Collectors.toMap(PersonalKeys.Version::version, PersonalKeys.Version::rows));
    }

    private long rowsOf(int version) {
        return rows().get(version);
    }

    private static SealingKeys keys(Transactions transactions, Path folder, String node) {
        return new SealingKeys(transactions, folder, node, Algorithm.AES, Clock.systemUTC());
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.resolve("keys"));
        Files.copy(from.resolve("keys/personal-data.key"), to.resolve("keys/personal-data.key"), StandardCopyOption.REPLACE_EXISTING);
    }
}
