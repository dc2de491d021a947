package org.linli.api.modules;

import java.time.Instant;
import java.util.List;
import org.linli.api.Text;
import org.linli.api.security.AccountId;

/**
 * An installation, upgrade, rollback or removal of a module, step by step.
 *
 * @param id     also the id of its job
 * @param from   the version before; null for an installation
 * @param to     the version after; null for a removal
 * @param steps  all steps of such a change, those still to come included
 * @param reason why it failed, in one sentence that can be passed on to the vendor; null otherwise
 * @param detail the fault behind it, for the vendor's programmers; null where there is none
 * @param by     the account that asked for it
 * @param ended  null while it is under way
 */
public record ModuleChange(String id, String module, Kind kind, String from, String to, State state, List<Step> steps, Text reason, String detail,
                           @AccountId String by, Instant begun, Instant ended) {

    /** What is done. */
    public enum Kind { INSTALL, UPGRADE, ROLLBACK, REMOVE }

    /** Where it stands. */
    public enum State { WAITING, RUNNING, DONE, FAILED }

    /** What a change goes through, in this order; not every kind has every step. */
    public enum StepName { VERIFY, RESOLVE, MIGRATE, START, CHECK, SWITCH, DRAIN, STOP, CONTRACT }

    /** Where a step stands; {@code SKIPPED} where a failure before it left nothing to do. */
    public enum StepState { WAITING, RUNNING, DONE, FAILED, SKIPPED }

    /**
     * One step.
     *
     * @param millis how long it took so far, in milliseconds; null before it begins
     * @param note   what is worth knowing about it; null where nothing is
     */
    public record Step(StepName name, StepState state, Text title, Long millis, Text note) {
    }
}
