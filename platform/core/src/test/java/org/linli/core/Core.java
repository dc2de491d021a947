package org.linli.core;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.linli.api.data.Db;
import org.linli.api.data.Transactions;
import org.linli.api.imports.Imports.Answer;
import org.linli.api.imports.Imports.Form;
import org.linli.api.imports.Imports.Mode;
import org.linli.api.imports.Imports;
import org.linli.api.jobs.Job;
import org.linli.api.jobs.JobHandler;
import org.linli.api.jobs.Jobs;
import org.linli.api.people.Consents;
import org.linli.api.people.People;
import org.linli.api.people.PersonalFiles;
import org.linli.api.people.PersonalKeys;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;
import org.linli.api.territory.UnitFollower;
import org.linli.api.territory.UnitPath;
import org.linli.core.imports.ImportsFixture;
import org.linli.core.jobs.JobsFixture;
import org.linli.core.keys.SealingKeys;
import org.linli.core.modules.ModuleChoice;
import org.linli.core.people.PeopleFixture;
import org.linli.core.people.PersonalData;
import org.linli.core.privacy.Expiry;
import org.linli.core.privacy.PrivacyFixture;
import org.linli.core.programs.ProgramHeirs;
import org.linli.core.territory.TownTerritory;
import org.linli.core.territory.UnitRows;
import org.linli.testkit.TestFolder;

/** The territory, people, imports and jobs of a town, put together for a test on a fresh database. */
public final class Core {

    public final OneCaller guard = new OneCaller();
    public final HandClock clock = new HandClock("2026-05-01");
    public final Transactions transactions;
    public final Territory territory;
    public final People people;
    public final Imports imports;
    public final Jobs jobs;
    /** Where its keys are. */
    public final Path folder;
    public final PersonalData data;
    public final SealingKeys keys;
    public final PersonalKeys ring;
    public final JobHandler resealing;
    public final PersonalFiles files;
    public final Consents consents;
    public final Expiry expiry;
    /** Moves that others were told of, as {@code from to}. */
    public final List<String> moves = new ArrayList<>();
    private final JobsFixture running;

    public Core(Transactions transactions) {
        this.transactions = transactions;
        folder = TestFolder.make();
        var persons = new PeopleFixture(transactions, guard, clock, folder);
        data = persons.data();
        UnitFollower follower = new UnitFollower() {

            @Override
            public void moved(Db db, UnitPath from, UnitPath to) {
                moves.add(from.value() + " " + to.value());
            }

            @Override
            public void merged(Db db, Unit gone, Unit heir, LocalDate on) {
                moves.add(gone.code() + " merged into " + heir.code() + " " + on);
            }

            @Override
            public void closed(Db db, Unit unit, LocalDate until) {
                moves.add(unit.code() + " closed " + until);
            }

            @Override
            public void prolonged(Db db, Unit unit, LocalDate until) {
                moves.add(unit.code() + " prolonged from " + unit.until() + " to " + until);
            }
        };
        territory = new TownTerritory(null, transactions, guard, guard, clock, persons.heirs(), new ProgramHeirs(), follower, new ModuleChoice());
        people = persons.people();
        running = new JobsFixture(transactions, guard, clock);
        jobs = running.jobs();
        var files = new ImportsFixture(transactions, guard, clock, running.jobs(),
                List.of(new UnitRows(null, guard, guard, clock, follower), persons.householdRows(), persons.personRows()), data);
        imports = files.imports();
        resealing = persons.resealing();
        keys = persons.keys();
        this.files = PrivacyFixture.files(transactions, guard, clock, data);
        consents = PrivacyFixture.consents(transactions, guard, clock);
        expiry = PrivacyFixture.expiry(transactions, guard, clock, jobs);
        ring = persons.ring(jobs);
        running.node("test", files.job(), resealing, expiry);
    }

    /** Imports into the shared core, in English. */
    public Answer take(String kind, String csv, Mode mode) {
        return imports.run(imports.ofCore(kind), null, new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), Form.CSV, mode, "en");
    }

    /** Imports all or nothing, at once. */
    public Imports.Outcome take(String kind, String csv) {
        return take(kind, csv, Mode.ALL_OR_NOTHING).outcome();
    }

    /** The job after it has ended. */
    public Job ended(String job) {
        return running.ended(job);
    }

    public void close() throws InterruptedException {
        running.stop();
    }
}
