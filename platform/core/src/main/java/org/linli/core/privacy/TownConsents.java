package org.linli.core.privacy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.linli.api.Ids;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.data.Row;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.people.Consents;
import org.linli.api.people.Masked;
import org.linli.api.security.Audit;
import org.linli.api.security.Guard;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What people agreed to, on record. */
@Component
public final class TownConsents implements Consents {

    private static final String CONSENT = "select id, person, purpose, text_version, guardian, given_on, given_by, given_at, withdrawn_by, withdrawn_at"
            + " from consents where town = ? and person = ? ";
    private static final int GROWN = 14;

    private final Transactions transactions;
    private final Guard guard;
    private final Audit audit;
    private final Clock clock;

    @Activate
    public TownConsents(@Reference(target = "(linli.schema=core)") Schema schema, @Reference Transactions transactions, @Reference Guard guard,
            @Reference Audit audit, @Reference Clock clock) {
        this.transactions = transactions;
        this.guard = guard;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Consent> of(String person) {
        return transactions.write(db -> {
            Subject subject = Subject.of(db, guard, READ, person);
            return db.list(CONSENT + "order by id", TownConsents::consent, db.town(), subject.number());
        });
    }

    @Override
    public Consent give(String person, Given given) {
        return transactions.write(db -> {
            Subject subject = Subject.of(db, guard, WRITE, person);
            LocalDate day = given.givenOn() == null ? LocalDate.now(clock) : given.givenOn();
            check(subject, given, day);
            if (live(db, subject.number(), given.purpose())) {
                throw CoreRecords.MESSAGES.problem(Problem.Kind.CONFLICT, "consent-given", given.purpose()).at("purpose");
            }
            String id = Ids.next();
            Instant now = clock.instant();
            String by = guard.caller().account();
            db.update("insert into consents (town, id, person, purpose, text_version, guardian, given_on, given_by, given_at, live) values"
                    + " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", db.town(), id, subject.number(), given.purpose(), given.textVersion().strip(), blank(given.guardian()),
                    day, by, now, given.purpose());
            audit.write(db, new Audit.Line("consent.given", subject.number(), subject.unit(), null, given.purpose() + " " + given.textVersion().strip()));
            return there(db, subject, id);
        });
    }

    private void check(Subject subject, Given given, LocalDate day) {
        if (given.purpose() == null || !given.purpose().matches("[a-z0-9-]{1,40}")) {
            throw CoreRecords.MESSAGES.problem(Problem.Kind.INVALID, "consent-purpose").at("purpose");
        }
        if (given.textVersion() == null || given.textVersion().isBlank() || given.textVersion().length() > 40) {
            throw CoreRecords.MESSAGES.problem(Problem.Kind.INVALID, "consent-text").at("textVersion");
        }
        if (day.isAfter(LocalDate.now(clock))) {
            throw CoreRecords.MESSAGES.problem(Problem.Kind.INVALID, "consent-day").at("givenOn");
        }
        String guardian = blank(given.guardian());
        boolean child = subject.born() != null && subject.born().plusYears(GROWN).isAfter(day);
        if (child && guardian == null || guardian != null && guardian.length() > 100) {
            throw CoreRecords.MESSAGES.problem(Problem.Kind.INVALID, "consent-guardian").at("guardian");
        }
        if (subject.erased()) {
            throw CoreRecords.MESSAGES.problem(Problem.Kind.CONFLICT, "erased-already", subject.number());
        }
    }

    @Override
    public Consent withdraw(String person, String id) {
        return transactions.write(db -> {
            Subject subject = Subject.of(db, guard, WRITE, person);
            Consent consent = there(db, subject, id);
            if (consent.withdrawnAt() != null) {
                throw CoreRecords.MESSAGES.problem(Problem.Kind.CONFLICT, "consent-withdrawn", id);
            }
            db.update("update consents set live = id, withdrawn_by = ?, withdrawn_at = ? where town = ? and id = ?", guard.caller().account(), clock.instant(),
                    db.town(), id);
            audit.write(db, new Audit.Line("consent.withdrawn", subject.number(), subject.unit(), consent.purpose() + " " + consent.textVersion(), null));
            return there(db, subject, id);
        });
    }

    @Override
    public boolean lasts(String person, String purpose) {
        return transactions.<Boolean>read(db -> live(db, person, purpose));
    }

    private static boolean live(Db db, String person, String purpose) {
        return db.first("select id from consents where town = ? and person = ? and live = ?", row -> row.text(1), db.town(), person, purpose).isPresent();
    }

    private static Consent there(Db db, Subject subject, String id) {
        return db.first(CONSENT + "and id = ?", TownConsents::consent, db.town(), subject.number(), id)
                .orElseThrow(() -> CoreRecords.MESSAGES.problem(Problem.Kind.NOT_FOUND, "consent-not-found", id).at("id"));
    }

    private static Consent consent(Row row) {
        String guardian = row.text(5);
        return new Consent(row.text(1), row.text(2), row.text(3), row.text(4), guardian == null ? null : Masked.name(guardian), row.date(6), row.text(7),
                row.instant(8), row.text(9), row.instant(10));
    }

    private static String blank(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
