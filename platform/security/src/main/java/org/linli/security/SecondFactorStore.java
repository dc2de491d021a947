package org.linli.security;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.linli.api.data.Db;
import org.linli.api.data.Upsert;

/** Second factors with their secrets sealed, and what is kept of recovery codes. */
final class SecondFactorStore {

    /**
     * A second factor that is kept.
     *
     * @param secret    sealed
     * @param confirmed null while its enrolment waits for the first code
     * @param lastStep  the last step of time whose code was used
     */
    record Kept(String secret, Instant confirmed, long lastStep) {
    }

    private static final Upsert BEGIN = Upsert.replacing("second_factors", List.of("town", "account"),
            List.of("secret", "begun_at", "confirmed_at", "last_step"));

    Optional<Kept> find(Db db, String account) {
        return db.first("select secret, confirmed_at, last_step from second_factors where town = ? and account = ?",
                row -> new Kept(row.text(1), row.instant(2), row.number(3)), db.town(), account);
    }

    void begin(Db db, String account, String secret, Instant now) {
        db.upsert(BEGIN, List.<Object[]>of(new Object[] {db.town(), account, secret, now, null, 0L}));
    }

    /** @param secret sealed, as it was begun @return whether it waited to be confirmed, with this secret */
    boolean confirm(Db db, String account, String secret, Instant now, long step) {
        return db.update("update second_factors set confirmed_at = ?, last_step = ? where town = ? and account = ? and secret = ? "
                + "and confirmed_at is null", now, step, db.town(), account, secret) > 0;
    }

    /** Uses up a step. @return whether nobody has used it or a later one before */
    boolean use(Db db, String account, long step) {
        return db.update("update second_factors set last_step = ? where town = ? and account = ? and last_step < ?", step, db.town(), account, step) > 0;
    }

    /** @return whether there was one, or one was begun */
    boolean remove(Db db, String account) {
        db.update("delete from recovery_codes where town = ? and account = ?", db.town(), account);
        return db.update("delete from second_factors where town = ? and account = ?", db.town(), account) > 0;
    }

    void setRecoveryCodes(Db db, String account, List<String> codes) {
        db.update("delete from recovery_codes where town = ? and account = ?", db.town(), account);
        db.batch("insert into recovery_codes (town, account, hash) values (?, ?, ?)",
                codes.stream().map(code -> new Object[] {db.town(), account, RecoveryCode.hash(account, code)}).toList());
    }

    /** Uses up a recovery code. @return whether it was one */
    boolean useRecoveryCode(Db db, String account, String code) {
        return db.update("delete from recovery_codes where town = ? and account = ? and hash = ?", db.town(), account,
                RecoveryCode.hash(account, code)) > 0;
    }

    int recoveryCodes(Db db, String account) {
        return db.first("select count(*) from recovery_codes where town = ? and account = ?", row -> row.integer(1), db.town(), account).orElse(0);
    }
}
