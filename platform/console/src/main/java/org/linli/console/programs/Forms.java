package org.linli.console.programs;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.linli.api.Problem;
import org.linli.api.pages.Form;
import org.linli.scoring.rulebook.Evidence;
import org.linli.scoring.rulebook.Rulebook;

/** Reads the fields of a form, and says of all of them at once what can't be read. */
final class Forms {

    private final Form form;
    private final List<Problem.Fault> faults = new ArrayList<>();

    Forms(Form form) {
        this.form = form;
    }

    /** The version that the reader had before it. */
    static int version(Form form) {
        String version = form.get("version");
        return version != null && version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1;
    }

    LocalDate day(String name) {
        String typed = form.get(name);
        if (typed == null) {
            return null;
        }
        try {
            return LocalDate.parse(typed.replace('/', '-').replace('.', '-'));
        } catch (DateTimeParseException e) {
            return fault(name, "typed.day");
        }
    }

    Integer whole(String name) {
        String typed = form.get(name);
        if (typed == null) {
            return null;
        }
        return typed.matches("\\d{1,6}") ? Integer.valueOf(typed) : fault(name, "typed.whole");
    }

    BigDecimal points(String name) {
        String typed = form.get(name);
        if (typed == null) {
            return null;
        }
        String plain = typed.replace('−', '-').replace('－', '-').replace('．', '.');
        return plain.matches("[+-]?\\d{1,9}(\\.\\d{1,6})?") ? new BigDecimal(plain) : fault(name, "typed.points");
    }

    /** A text that can't stay empty. */
    String needed(String name) {
        String typed = form.get(name);
        return typed != null ? typed : fault(name, "typed.needed");
    }

    <T> T needed(String name, T value) {
        if (value == null && faults.stream().noneMatch(fault -> fault.where().equals(name))) {
            fault(name, "typed.needed");
        }
        return value;
    }

    /** A box that has to be ticked. @param key of what is said where it isn't */
    void ticked(String name, String key) {
        if (form.get(name) == null) {
            fault(name, key);
        }
    }

    /** Evidence, where the rulebook asks for it. @param item null for none yet @param without whether there is none */
    void proven(Rulebook rules, String item, boolean without) {
        if (without && item != null && rules.item(item).filter(one -> one.evidence() == Evidence.REQUIRED).isPresent()) {
            fault(EntryEvidence.FIELD, "typed.evidence");
        }
    }

    /** @throws Problem {@code INVALID} with everything that can't be read or is missing */
    void check() {
        if (!faults.isEmpty()) {
            throw ProgramsRoom.MESSAGES.problem(Problem.Kind.INVALID, "typed").listing(faults);
        }
    }

    private <T> T fault(String name, String key) {
        faults.add(new Problem.Fault(name, ProgramsRoom.MESSAGES.text(key)));
        return null;
    }
}
