package org.linli.core.people;

import java.nio.file.Path;
import java.time.Clock;
import org.linli.api.data.Transactions;
import org.linli.api.imports.RowImport;
import org.linli.api.jobs.Jobs;
import org.linli.api.people.People;
import org.linli.api.people.PersonalKeys;
import org.linli.api.territory.UnitHeirs;
import org.linli.core.OneCaller;
import org.linli.core.keys.Algorithm;
import org.linli.core.keys.SealingKeys;

/** People put together for a test. */
public final class PeopleFixture {

    static final int LIMIT = 12;

    private final Transactions transactions;
    private final OneCaller guard;
    private final Clock clock;
    private final SealingKeys keys;
    private final PersonalData data;

    public PeopleFixture(Transactions transactions, OneCaller guard, Clock clock, Path folder) {
        this.transactions = transactions;
        this.guard = guard;
        this.clock = clock;
        this.keys = new SealingKeys(transactions, folder, "test", Algorithm.AES, Clock.systemUTC());
        this.data = new PersonalData(keys);
    }

    public TownPeople people() {
        return new TownPeople(null, transactions, guard, guard, clock, data, new RevealLimit(LIMIT));
    }

    public UnitHeirs heirs() {
        return new PeopleHeirs();
    }

    public SealingKeys keys() {
        return keys;
    }

    public Resealing resealing() {
        return new Resealing(null, transactions, keys, data, guard);
    }

    public PersonalKeys ring(Jobs jobs) {
        return new TownKeys(transactions, guard, guard, jobs, keys, null, resealing());
    }

    public PersonalData data() {
        return data;
    }

    public RowImport personRows() {
        return new PersonRows(people());
    }

    public RowImport householdRows() {
        return new HouseholdRows(people());
    }
}
