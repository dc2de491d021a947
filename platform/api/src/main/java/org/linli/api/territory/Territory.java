package org.linli.api.territory;

import java.time.LocalDate;
import java.util.List;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.security.AccountId;
import org.osgi.annotation.versioning.ProviderType;

/** The units of the town and of what lies above and below it. */
@ProviderType
public interface Territory {

    /** Permission to see units. */
    String READ = "core.units.read";
    /** Permission to add, change, move, merge and end units. */
    String WRITE = "core.units.write";

    /**
     * A new unit.
     *
     * @param parent the parent's code; null or blank for a top
     */
    record NewUnit(String code, String name, String parent, Level level, LocalDate from) {
    }

    /**
     * One past change of a unit.
     *
     * @param change {@code CREATED}, {@code RENAMED}, {@code MOVED}, {@code MERGED} or {@code ENDED}
     * @param before what it was: the former name, parent or code
     * @param after  what it became
     */
    record Change(String change, LocalDate on, String before, String after, @AccountId String by) {
    }

    /** @throws Problem {@link Problem.Kind#NOT_FOUND} */
    Unit unit(String code);

    /** Those of the codes that are units, ended ones included, for checks of other services; in no order. */
    List<Unit> known(Iterable<String> codes);

    /**
     * The same, locked until the transaction ends, for services that keep the paths of units: none of them moves, is merged or closed meanwhile.
     * Called before any row is locked that follows its unit.
     */
    List<Unit> held(Db db, Iterable<String> codes);

    /**
     * The units directly below, by code.
     *
     * @param code  the parent; null for the tops
     * @param after the last code of the page before; null for the first
     * @param limit 1–500
     */
    Page<Unit> children(String code, String after, int limit);

    /** The units from the top down to this one. */
    List<Unit> path(String code);

    /** Units whose name holds the text or whose code starts with it, below a unit or everywhere; by code. */
    Page<Unit> find(String text, String below, String after, int limit);

    /**
     * Adds a unit.
     *
     * @throws Problem {@code CONFLICT} when the code exists, {@code INVALID} for an unknown parent, a level that doesn't fit or a bad code
     */
    Unit create(NewUnit unit);

    /** Renames a unit or sets its days. @param version the version that the caller read @throws Problem {@code STALE}, {@code INVALID} */
    Unit change(String code, String name, LocalDate from, LocalDate until, int version);

    /** Puts a unit with all below it under another parent from today. @throws Problem {@code INVALID} for a unit under itself or a level that doesn't fit */
    Unit move(String code, String parent, int version);

    /** Ends a unit from today and hands what is directly below it, its people and households to another. @return the other one */
    Unit merge(String code, String into, int version);

    /** What happened to the unit, oldest first. */
    List<Change> history(String code);
}
