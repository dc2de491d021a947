package org.linli.core.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.data.DuplicateKey;
import org.linli.api.data.Transactions;
import org.linli.api.imports.RowImport;
import org.linli.api.people.Household;
import org.linli.api.people.People;

/** One household entered by hand, by the rules of a file that has one row. */
final class HouseholdEntry {

    private final HouseholdStore store;
    private final HouseholdFile file;

    HouseholdEntry(HouseholdStore store, HouseholdFile file) {
        this.store = store;
        this.file = file;
    }

    /** @param version of the household that the caller read; null for a new one */
    Household write(Transactions transactions, People.HouseholdEntered entered, Integer version) {
        return transactions.write(db -> {
            String typed = text(entered.number());
            String number = version == null && typed.isEmpty() ? GivenNumbers.HOUSEHOLDS.next(db) : typed;
            Optional<KnownHousehold> before = store.find(db, number);
            if (version == null && before.isPresent()) {
                throw taken(number);
            }
            if (version != null && before.isEmpty()) {
                throw PersonEntry.MESSAGES.problem(Problem.Kind.NOT_FOUND, "household-not-found", number).at("number");
            }
            if (version != null && before.get().version() != version) {
                throw PersonEntry.MESSAGES.problem(Problem.Kind.STALE, "household-stale", number, String.valueOf(before.get().version()), String.valueOf(version));
            }
            return applied(db, number, entered);
        });
    }

    private Household applied(Db db, String number, People.HouseholdEntered entered) {
        RowImport.Line line = new Typed(Map.of("household", number, "unit", text(entered.unit()), "address", text(entered.address()), "head", text(entered.head())));
        List<Problem.Fault> faults = new ArrayList<>();
        file.check(db, List.of(line), (where, column, reason) -> faults.add(new Problem.Fault(column.equals("household") ? "number" : column, reason)));
        if (!faults.isEmpty()) {
            throw PersonEntry.MESSAGES.problem(Problem.Kind.INVALID, "household-faulty").at(faults.get(0).where()).listing(faults);
        }
        try {
            file.write(db, List.of(line));
        } catch (DuplicateKey e) {
            // another one got the number since we looked
            throw taken(number);
        }
        return store.find(db, number).orElseThrow().masked();
    }

    private static Problem taken(String number) {
        return PersonEntry.MESSAGES.problem(Problem.Kind.CONFLICT, "household-exists", number).at("number");
    }

    private static String text(String typed) {
        return Objects.requireNonNullElse(typed, "").strip();
    }

    /** What was typed, as the only row of a file. */
    private record Typed(Map<String, String> cells) implements RowImport.Line {

        @Override
        public int number() {
            return 1;
        }

        @Override
        public String cell(String column) {
            return cells.getOrDefault(column, "");
        }
    }
}
