package org.linli.runtime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.runtime.file.ModuleFile;
import org.linli.runtime.file.ModuleRules;
import org.linli.runtime.file.Signature;
import org.linli.runtime.file.SignaturePolicy;
import org.linli.runtime.file.Signatures;

/** Whether the platform takes a module's file: what it is made of, who signed it, what it would do to the tables, whether the platform is new enough. */
final class Acceptance {

    private static final Messages MESSAGES = Messages.beside(Acceptance.class);

    private final Workshop workshop;
    private final SignaturePolicy policy;
    private final Signatures signatures;

    private Acceptance(Workshop workshop, SignaturePolicy policy, Signatures signatures) {
        this.workshop = workshop;
        this.policy = policy;
        this.signatures = signatures;
    }

    /** @throws IllegalArgumentException when the settings name no policy */
    static Acceptance with(Workshop workshop, Settings settings) {
        String policy = settings.modules_signatures().strip();
        if (!policy.matches("off|warn|require")) {
            throw new IllegalArgumentException("modules.signatures in linli.cfg must be off, warn or require, not: " + policy);
        }
        Path etc = Path.of(System.getProperty("karaf.etc", "etc"));
        char[] password = settings.modules_trust_password().isEmpty() ? null : settings.modules_trust_password().toCharArray();
        return new Acceptance(workshop, SignaturePolicy.valueOf(policy.toUpperCase(Locale.ROOT)),
                new Signatures(etc.resolve(settings.modules_trust().strip()), password, workshop.machine));
    }

    /**
     * A file that is taken.
     *
     * @param signer who signed it; null where nobody did that the town trusts
     * @param note   what the operator should know all the same; null where nothing
     */
    record Passed(String signer, Text note) {
    }

    /** @throws Problem {@code INVALID} with all that is wrong with it */
    Passed check(ModuleFile file) {
        Signature signature = policy == SignaturePolicy.OFF ? null : signatures.check(file.path());
        Text note = signature == null ? null : policy.note(signature).orElse(null);
        var faults = new ArrayList<Problem.Fault>();
        faults.addAll(ModuleRules.faults(file));
        faults.addAll(workshop.resolution.apiFaults(file));
        workshop.tables.faults(file.path()).forEach(fault -> faults.add(new Problem.Fault("db", fault)));
        if (!faults.isEmpty()) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "not-taken", file.id(), file.version().toString(), faults.get(0).what()).listing(List.copyOf(faults));
        }
        return new Passed(signature != null && signature.state() == Signature.State.TRUSTED ? signature.signer() : null, note);
    }
}
