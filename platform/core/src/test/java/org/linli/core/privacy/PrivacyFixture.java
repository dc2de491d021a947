package org.linli.core.privacy;

import java.time.Clock;
import java.util.Map;
import org.linli.api.data.Transactions;
import org.linli.api.jobs.Jobs;
import org.linli.api.people.Consents;
import org.linli.api.people.PersonalFiles;
import org.linli.core.OneCaller;
import org.linli.core.modules.ModuleChoice;
import org.linli.core.people.PersonalData;
import org.linli.core.programs.RulebookShelf;

/** The rights of people over their data, put together for a test. */
public final class PrivacyFixture {

    private PrivacyFixture() {
    }

    public static PersonalFiles files(Transactions transactions, OneCaller guard, Clock clock, PersonalData data) {
        var files = new TownFiles(null, transactions, guard, guard, clock, new RulebookShelf(null), new ModuleChoice());
        files.add(new CoreRecords(null, data, guard), null);
        return files;
    }

    public static Consents consents(Transactions transactions, OneCaller guard, Clock clock) {
        return new TownConsents(null, transactions, guard, guard, clock);
    }

    public static Expiry expiry(Transactions transactions, OneCaller guard, Clock clock, Jobs jobs) {
        return new Expiry(null, transactions, guard, guard, clock, jobs, new Periods(Map.of("retention.reveal.days", "10")));
    }
}
