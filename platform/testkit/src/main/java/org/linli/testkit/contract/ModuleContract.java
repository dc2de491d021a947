package org.linli.testkit.contract;

import org.junit.jupiter.api.Test;
import org.linli.testkit.platform.Linli;
import org.linli.testkit.platform.LinliTest;

/**
 * What the platform asks of every module; a module's tests inherit it with an empty class: {@code class ContractTest implements ModuleContract {}}.
 *
 * <p>The module under test is the first one on the class path, as a rule the project's own. Each failure says what is wrong and how to mend it.
 */
@LinliTest(serving = false)
public interface ModuleContract {

    /** Its bundle exports, embeds and registers nothing that ties others to it, and its tables only grow. */
    @Test
    default void aServerTakesItsFile(Linli linli) {
        FileRules.check(Subject.of(linli));
    }

    /** The hot-swap verifier finds no error in its file. */
    @Test
    default void itCanBeSwappedWhileItServes(Linli linli) {
        Swap.check(Subject.of(linli));
    }

    /** It reaches the dispatcher under its bundle's version, and says that it is fit. */
    @Test
    default void itIsPublishedAndFit(Linli linli) {
        Publication.check(Subject.of(linli));
    }

    /** Whoever asks for its health needn't wait for long. */
    @Test
    default void itsCheckAnswersWithinTwoSeconds(Linli linli) {
        Publication.checkInTime(Subject.of(linli));
    }

    /** Every resource method carries {@code @Needs} or {@code @Open}, and what it needs can be granted. */
    @Test
    default void everyOperationSaysWhoMayCallIt(Linli linli) {
        AccessRules.check(Subject.of(linli));
    }

    /** What isn't {@code @Open} answers 401 to whoever hasn't signed in. */
    @Test
    default void whoeverIsNotSignedInGetsOnlyWhatIsOpen(Linli linli) {
        Strangers.checkAnonymous(Subject.of(linli));
    }

    /** Whoever holds no permission gets 403. */
    @Test
    default void whoeverLacksThePermissionIsRefused(Linli linli) {
        Strangers.checkWithoutGrants(Subject.of(linli));
    }

    /** Whoever hasn't signed in is sent to sign in; who has gets its pages in Chinese and in English, each with one heading. */
    @Test
    default void itsPagesAreShownInBothLanguages(Linli linli) {
        ShownPages.check(Subject.of(linli));
    }

    /** Its OpenAPI document names every operation and says what comes back. */
    @Test
    default void itsInterfaceIsDescribed(Linli linli) {
        Description.check(Subject.of(linli));
    }

    /** Chinese and English have the same keys and arguments, and every problem says how to mend it. */
    @Test
    default void bothLanguagesSayTheSame(Linli linli) {
        Texts.check(Subject.of(linli));
    }

    /** Its tables begin with its id, and their primary keys with the town. */
    @Test
    default void itsTablesAreItsOwnAndBeginWithTheTown(Linli linli) {
        Tables.check(Subject.of(linli));
    }

    /** A restart, or a newer version with the same tables, finds nothing to migrate. */
    @Test
    default void itStartsAgainOnTheSameDatabaseWithoutMigratingTwice(Linli linli) {
        Restart.check(Subject.of(linli));
    }

    /** It is upgraded and rolled back under load without a failed request. */
    @Test
    default void aNewerVersionTakesOverAndGivesBackWithoutAFailedRequest(Linli linli) {
        Succession.check(Subject.of(linli));
    }

    /** When it has been removed, its threads, timers, services and classes are gone. */
    @Test
    default void itLeavesNothingBehind(Linli linli) {
        Departure.check(Subject.of(linli));
    }
}
