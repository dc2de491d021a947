package org.linli.runtime;

import java.io.UncheckedIOException;
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
        char[] password = settings._modules_trust_password().isEmpty() ? null : settings._modules_trust_password().toCharArray();
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
        return check(file, policy);
    }

    /**
     * The same for what lies in the distribution: whoever can write there can replace the platform itself, so that a signature proves nothing more;
     * but one that is there has to be right.
     */
    Passed checkShipped(ModuleFile file) {
        return check(file, policy == SignaturePolicy.REQUIRE ? SignaturePolicy.WARN : policy);
    }

    private Passed check(ModuleFile file, SignaturePolicy asked) {
        try {
            Signature signature = asked == SignaturePolicy.OFF ? null : signatures.check(file.path());
            Text note = signature == null ? null : asked.note(signature).orElse(null);
            List<Problem.Fault> faults = faults(file);
            if (!faults.isEmpty()) {
                throw MESSAGES.problem(Problem.Kind.INVALID, "not-taken", file.id(), file.version().toString(), faults.get(0).what()).listing(faults);
            }
            return new Passed(signature != null && signature.state() == Signature.State.TRUSTED ? signature.signer() : null, note);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "unreadable", file.id(), file.version().toString(), String.valueOf(e.getMessage()));
        }
    }

    private List<Problem.Fault> faults(ModuleFile file) {
        var faults = new ArrayList<Problem.Fault>();
        faults.addAll(ModuleRules.faults(file));
        faults.addAll(workshop.resolution.apiFaults(file));
        workshop.tables.faults(file.path()).forEach(fault -> faults.add(new Problem.Fault("db", fault)));
        return List.copyOf(faults);
    }
}
