package org.linli.rest;

import org.linli.api.LinliModule;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.programs.Rulebooks;
import org.linli.api.security.Caller;
import org.linli.api.security.Guard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes the rulebooks that modules bring, where the town hasn't gone on from them already. */
final class Presets {

    private static final Logger LOG = LoggerFactory.getLogger(Presets.class);

    private final Rulebooks rulebooks;
    private final Guard guard;

    Presets(Rulebooks rulebooks, Guard guard) {
        this.rulebooks = rulebooks;
        this.guard = guard;
    }

    /** @throws Unpublishable when a rulebook of the module breaks the rules of rulebooks */
    void publish(LinliModule module) throws Unpublishable {
        for (String yaml : module.rulebooks()) {
            try {
                guard.as(Caller.PLATFORM, () -> rulebooks.publish(module.id(), yaml));
            } catch (Problem e) {
                if (e.kind() != Problem.Kind.CONFLICT) {
                    throw new Unpublishable(said(e));
                }
                LOG.info("A rulebook that module {} brings is left out: {}", module.id(), e.what().en());
            }
        }
    }

    private static Text said(Problem problem) {
        var zh = new StringBuilder(problem.what().zh());
        var en = new StringBuilder(problem.what().en());
        for (Problem.Fault fault : problem.faults()) {
            zh.append("; ").append(fault.where()).append(": ").append(fault.what().zh());
            en.append("; ").append(fault.where()).append(": ").append(fault.what().en());
        }
        return new Text(zh.toString(), en.toString());
    }
}
