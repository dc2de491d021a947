package org.linli.api.security;

import java.util.List;
import org.linli.api.Messages;
import org.linli.api.Text;

/** The roles that come with the platform: bundles of permissions that fit every module, whether it is there already or comes later. */
public enum Role {
    /** Looks after accounts, units, modules and the clock; sees and changes no points and no people. */
    ADMINISTRATOR("core.accounts.*", "core.units.*", "platform.*"),
    /** Reads everything, the audit included, and changes nothing. */
    AUDITOR("*.read", "core.audit.export"),
    /** Heads a unit: everything of the modules, people and what the law asks of their data, evidence and filings there. */
    HEAD(Grant.OF_MODULES, "core.people.*", "core.consents.*", "core.retention.*", "core.evidence.*", "core.filings.*", "core.audit.*",
        "core.units.read"),
    /** Enters what happened and has it computed; confirms, publishes, passes, files and decides nothing. */
    SCOREKEEPER("*.programs.read", "*.programs.write", "*.programs.settle", "*.rulebooks.read", "*.entries.read", "*.entries.write", "*.facts.write",
        "*.declarations.write", "*.objections.write", "core.evidence.read", "core.evidence.write", "core.people.read", "core.units.read"),
    /** Confirms what others declared, answers objections and proposes measures. */
    REVIEWER("*.programs.read", "*.rulebooks.read", "*.entries.read", "*.declarations.confirm", "*.objections.decide", "*.measures.propose",
        "core.evidence.read", "core.people.read", "core.units.read"),
    /** Records what visits find, with evidence. */
    INSPECTOR("*.programs.read", "*.rulebooks.read", "*.facts.write", "core.evidence.read", "core.evidence.write", "core.units.read"),
    /** Fills in ballots; holds no appraisal and counts none. */
    RATER("*.programs.read", "*.rulebooks.read", "*.ballots.write", "core.units.read"),
    /** A member or resident, for itself alone. */
    MEMBER(List.of(), List.of("*.programs.read", "*.rulebooks.read", "*.entries.read", "*.declarations.write", "*.objections.write",
        "core.evidence.read", "core.evidence.write", "core.units.read"));

    private final List<String> gives;
    private final List<String> givesForItself;

    Role(String... gives) {
        this(List.of(gives), List.of());
    }

    Role(List<String> gives, List<String> givesForItself) {
        this.gives = gives;
        this.givesForItself = givesForItself;
    }

    /** What the role is called in a sentence. */
    public Text title() {
        return Names.MESSAGES.text("role." + name());
    }

    /** The permissions that it gives in the subtree of its post, as ids or patterns like those of a {@link Grant}. */
    public List<String> gives() {
        return gives;
    }

    /** The permissions that it gives for the records of the account's own person. */
    public List<String> givesForItself() {
        return givesForItself;
    }

    /** Whether it is for the account's own person, and so needs one. */
    public boolean ofOneself() {
        return !givesForItself.isEmpty();
    }

    /** Whether whoever holds it holds nothing else: who watches doesn't do what is watched. */
    public boolean alone() {
        return this == AUDITOR;
    }

    /** Read when a name is first asked for. */
    private static final class Names {
        static final Messages MESSAGES = Messages.beside(Role.class);
    }
}
