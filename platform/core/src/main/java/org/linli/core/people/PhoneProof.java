package org.linli.core.people;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Compares the end of a phone by its keyed hash, so that no phone is opened for it. */
@Component
public final class PhoneProof implements PersonProof {

    private final PersonalData data;

    @Activate
    public PhoneProof(@Reference PersonalData data, @Reference(target = "(linli.schema=core)") Schema schema) {
        this.data = data;
    }

    @Override
    public Optional<String> participant(Db db, String program, String number, String tail) {
        return db.list("select p.number from people p join participants t on t.town = p.town and t.subject = p.number and t.program = ?"
                + " where p.town = ? and p.number in (?, ?) and p.phone_tail = ? and p.merged_into is null and p.erased = false", row -> row.text(1),
                program, db.town(), number, capital(number), data.index("phone_tail", tail)).stream()
                .min(Comparator.comparing(found -> !found.equals(number)));
    }

    @Override
    public Optional<Member> member(Db db, String program, String number, String tail) {
        return db.list("select p.number, p.household from people p join participants t on t.town = p.town and t.subject = p.household and t.program = ?"
                + " where p.town = ? and p.household in (?, ?) and p.phone_tail = ? and p.merged_into is null and p.erased = false",
                row -> new Member(row.text(1), row.text(2)), program, db.town(), number, capital(number), data.index("phone_tail", tail)).stream()
                .min(Comparator.comparing((Member found) -> !found.household().equals(number)).thenComparing(Member::person));
    }

    @Override
    public String counted(String number) {
        return data.index("board_number", capital(number));
    }

    private static String capital(String number) {
        return number.toUpperCase(Locale.ROOT);
    }
}
