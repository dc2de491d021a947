package org.linli.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.linli.api.modules.ModuleChange;
import org.linli.testkit.platform.Linli;
import org.linli.testkit.platform.LinliTest;
import org.opentest4j.AssertionFailedError;

/** A sound module passes each check, and each check fails for a module that breaks what it is about, saying what is wrong and how to mend it. */
@LinliTest
class ContractTest {

    private static final String RESOURCE = "ReportsResource.java";
    private static final String MODULE = "NoiseModule.java";
    private static final Path SOUND = new NoiseModule().jar();

    private final Linli linli;

    ContractTest(Linli linli) {
        this.linli = linli;
    }

    @AfterEach
    void anotherTown() {
        System.getProperties().remove("noise");
        linli.newTown();
    }

    @Test
    void aSoundModulePassesWhatOnlyLooksAtIt() {
        Subject module = brought(SOUND);
        Stream.<Consumer<Subject>>of(FileRules::check, Swap::check, Publication::check, Publication::checkInTime, AccessRules::check, Strangers::checkAnonymous,
                Strangers::checkWithoutGrants, ShownPages::check, Description::check, Texts::check, Tables::check).forEach(check -> check.accept(module));
    }

    @Test
    void aSoundModuleStartsAgain() {
        Restart.check(brought(SOUND));
    }

    @Test
    void aSoundModuleIsReplaced() {
        Succession.check(brought(SOUND));
    }

    @Test
    void aSoundModuleGoes() {
        Departure.check(brought(SOUND));
    }

    @Test
    void aModuleThatExportsAPackageIsFound() {
        Path jar = new NoiseModule().with("-exportcontents", "org.example.noise").jar();
        assertFails(FileRules::check, Subject.of(linli, jar), "Export-Package: It exports packages", "Leave out Export-Package");
    }

    @Test
    void aModuleThatDropsAColumnWithoutCeremonyIsFound() {
        Path jar = new NoiseModule().migratedBy("""
                <changeSet id='less' author='noise'><dropColumn tableName='noise_reports' columnName='grid'/></changeSet>""").jar();
        assertFails(FileRules::check, Subject.of(linli, jar), "changelog:", "contract");
    }

    @Test
    void aModuleThatHangsSomethingIntoTheWebServerIsFound() {
        Path jar = new NoiseModule().with(MODULE, "@Component(property = \"linli.module=noise\")", """
                @Component(property = {"linli.module=noise", "osgi.http.whiteboard.resource.pattern=/noise/*"})""").jar();
        assertFails(FileRules::check, brought(jar), "it registers a servlet or the like", "LinliModule.resources()");
    }

    @Test
    void aModuleThatKeepsSomethingInAStaticFieldIsFound() {
        Path jar = new NoiseModule().with(MODULE, "private final String version;", "private static String version;").jar();
        assertFails(Swap::check, Subject.of(linli, jar), "The static field org.example.noise.NoiseModule.version", "Make it a final field of a component");
    }

    @Test
    void aModuleThatIsNotThereIsFound() {
        assertFails(Publication::check, Subject.of(linli, SOUND), "it doesn't serve", "mend that first");
    }

    @Test
    void aModuleThatDoesNotStartIsFoundWithTheReason() {
        Path jar = new NoiseModule().whenActivated("if (System.getProperty(\"noise\") != null) throw new IllegalStateException(\"no meter\");").jar();
        Subject module = brought(jar);
        System.setProperty("noise", "silent");
        linli.restart();
        assertFails(Publication::check, module, "no meter", "mend that first");
    }

    @Test
    void aModuleThatSaysAnotherVersionThanItsBundleIsFound() {
        Path jar = new NoiseModule().with(MODULE, "return version;", "return System.getProperty(\"noise\", version);").jar();
        Subject module = brought(jar);
        System.setProperty("noise", "3.0.0");
        assertFails(Publication::check, module, "it says that its version is 3.0.0, and its bundle has 1.0.0", "FrameworkUtil.getBundle");
    }

    @Test
    void aModuleThatIsNotFitIsFound() {
        Path jar = new NoiseModule().checkedBy("return System.getProperty(\"noise\") == null ? Fitness.FIT : Fitness.not(\"the meter is away\");").jar();
        Subject module = brought(jar);
        System.setProperty("noise", "unfit");
        assertFails(Publication::check, module, "the meter is away", "should say FIT once it can work");
        assertFails(Publication::checkInTime, module, "it isn't fit: the meter is away", "in a new town");
    }

    @Test
    void aCheckThatDoesNotAnswerIsFound() {
        Path jar = new NoiseModule().checkedBy("""
                if (System.getProperty("noise") != null) {
                    try {
                        new java.util.concurrent.CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
                return Fitness.FIT;""").jar();
        Subject module = brought(jar);
        System.setProperty("noise", "hangs");
        assertFails(Publication::checkInTime, module, "its check took longer than 2 s", "ask for little");
    }

    @Test
    void aMethodThatSaysNothingAboutAccessKeepsTheModuleOut() {
        Path jar = new NoiseModule().with(RESOURCE, "@Needs(Needs.SIGNED_IN)", "").jar();
        ModuleChange change = linli.bring(jar);
        assertEquals(ModuleChange.State.FAILED, change.state());
        assertTrue(change.reason().en().contains("ReportsResource.count"), change.reason().en());
    }

    @Test
    void aPermissionThatNobodyCanBeGrantedIsFound() {
        Path jar = new NoiseModule().with(RESOURCE, "@Needs(Needs.SIGNED_IN)", "@Needs(\"noise.reports.count\")").jar();
        assertFails(AccessRules::check, brought(jar), "ReportsResource.count needs noise.reports.count, which nobody can be granted",
                "LinliModule.permissions()");
    }

    @Test
    void anOpenMethodThatAsksForACallerAllTheSameIsFound() {
        Path jar = new NoiseModule().levelsBy("guard.caller(); return List.of();").jar();
        assertFails(Strangers::checkAnonymous, brought(jar), "GET /api/noise/reports/levels answers 401", "what is @Open must not ask for a caller");
    }

    @Test
    void aMethodThatBreaksDownBeforeWhoeverHoldsNothingIsFound() {
        Path jar = new NoiseModule().with(RESOURCE, "new Report(\"\", \"\")", "new Report(\"\", guard.caller().grants().get(0).permission())").jar();
        assertFails(Strangers::checkWithoutGrants, brought(jar), "GET /api/noise/reports/count answers 500", "which is no fault");
    }

    @Test
    void anAnswerThatIsNotDescribedIsFound() {
        Path jar = new NoiseModule().with(RESOURCE, "@Gives(Report.class)", "").jar();
        assertFails(Description::check, brought(jar), "GET /api/noise/reports/count doesn't say what comes back with 200", "@Gives");
    }

    @Test
    void textsThatSayLessInOneLanguageAreFound() {
        Path jar = new NoiseModule().with("messages_en.properties", "See reports of noise", "Who doesn't see {0}?")
                .with("messages_en.properties", "problem.no-report.mend=Check its number", "")
                .with("messages_zh.properties", "problem.no-report.mend=请核对编号", "only.zh=只有中文").jar();
        Subject module = Subject.of(linli, jar);
        assertFails(Texts::check, module, "only.zh stands in org/example/noise/messages_zh.properties alone",
                "write it in org/example/noise/messages_en.properties");
        assertFails(Texts::check, module, "permission.noise.reports.read takes other arguments in Chinese than in English", "use the same {0}");
        assertFails(Texts::check, module, "has a single apostrophe", "write two of them");
        assertFails(Texts::check, module, "problem.no-report says what is wrong but not how to mend it", "problem.no-report.mend in both languages");
    }

    @Test
    void aTableWithoutTheTownAtTheBeginningIsFound() {
        Path jar = new NoiseModule().migratedBy("""
                <changeSet id='levels' author='noise'><createTable tableName='noise_levels'>
                  <column name='level' type='int'><constraints nullable='false' primaryKey='true'/></column>
                  <column name='town' type='varchar(20)'><constraints nullable='false' primaryKey='true'/></column>
                </createTable></changeSet>""").jar();
        assertFails(Tables::check, brought(jar), "the primary key of noise_levels is [LEVEL, TOWN]", "begin it with a column town");
    }

    @Test
    void aChangeSetThatRunsAgainIsFound() {
        Path jar = new NoiseModule().migratedBy("<changeSet id='again' author='noise' runAlways='true'><comment>each time</comment></changeSet>").jar();
        assertFails(Restart::check, brought(jar), "its change sets ran again in its next version", "no runAlways");
    }

    @Test
    void aModuleThatCanBeThereButOnceIsFound() {
        Path jar = new NoiseModule().whenActivated("System.setProperty(\"noise\", context.getBundle().getVersion().toString());").levelsBy("""
                if (!System.getProperty("noise").equals(version)) {
                    throw NoiseModule.MESSAGES.problem(Problem.Kind.CONFLICT, "no-report", "");
                }
                return List.of();""").jar();
        assertFails(Succession::check, brought(jar), "requests failed, such as: GET /api/noise/reports/levels answered 409 instead of 200",
                "both versions stand side by side");
    }

    @Test
    void aTimerThatStaysIsFound() {
        Path jar = new NoiseModule().whenActivated("TIMERS.add(new java.util.Timer(\"noise-meter\"));").with(MODULE, "private final String version;", """
                private static final List<java.util.Timer> TIMERS = new java.util.ArrayList<>();
                private final String version;""").jar();
        assertFails(Departure::check, brought(jar), "the thread \"noise-meter\" still runs", "end it in @Deactivate");
    }

    @Test
    void anObjectThatSomethingElseHoldsIsFound() {
        Path jar = new NoiseModule().whenActivated("System.getProperties().put(\"noise\", this);").jar();
        assertFails(Departure::check, brought(jar), "its classes can't be collected", "undo in @Deactivate");
    }

    private Subject brought(Path jar) {
        ModuleChange change = linli.bring(jar);
        assertEquals(ModuleChange.State.DONE, change.state(), () -> change.reason() + " " + change.detail());
        return Subject.of(linli, jar);
    }

    private static void assertFails(Consumer<Subject> check, Subject module, String what, String mend) {
        String said = assertThrows(AssertionFailedError.class, () -> check.accept(module)).getMessage();
        assertTrue(said.contains(what) && said.contains(mend), said);
    }
}
