package org.linli.core.people;

import java.nio.file.Path;
import java.time.Clock;
import org.linli.api.data.Transactions;
import org.linli.api.imports.RowImport;
import org.linli.api.people.People;
import org.linli.api.territory.UnitHeirs;
import org.linli.core.OneCaller;

/** People put together for a test. */
public final class PeopleFixture {

    private final Transactions transactions;
    private final OneCaller guard;
    private final Clock clock;
    private final PersonalData data;

    public PeopleFixture(Transactions transactions, OneCaller guard, Clock clock, Path folder) {
        this.transactions = transactions;
        this.guard = guard;
        this.clock = clock;
        this.data = new PersonalData(transactions, folder);
    }

    public TownPeople people() {
        return new TownPeople(null, transactions, guard, guard, clock, data);
    }

    public UnitHeirs heirs() {
        return new PeopleHeirs();
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
