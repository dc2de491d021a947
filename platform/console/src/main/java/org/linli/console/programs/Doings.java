package org.linli.console.programs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.linli.api.Text;
import org.linli.api.ledger.Ledger;
import org.linli.api.pages.Address;
import org.linli.api.programs.Participants;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Stage;
import org.linli.api.publicity.Objections;

/** What can be done with a program at its stage, by its reader. */
final class Doings {

    private final Opened opened;
    private final Standing standing;
    private final List<Doing> all = new ArrayList<>();

    /**
     * What tells how far a program is.
     *
     * @param nobody     whether nobody takes part yet
     * @param until      the last day of what hangs on the board; null for nothing
     * @param objections how many have no answer
     * @param pending    how many exemptions nobody has decided on
     * @param hindrances what stands in the way of the meeting that approves
     */
    record Standing(boolean nobody, LocalDate until, int objections, int pending, List<Text> hindrances) {
    }

    Doings(Opened opened, Standing standing) {
        this.opened = opened;
        this.standing = standing;
    }

    List<Doing> all() {
        Stage stage = opened.program().stage();
        if (standing.nobody()) {
            participants(stage);
        }
        if (stage.takesRecords() && opened.maySomewhere(Ledger.WRITE)) {
            can("pencil", "do.enter", opened.at("entries", "new"));
        }
        if (!standing.nobody()) {
            participants(stage);
        }
        if (stage.takesParticipants() && standing.pending() > 0 && opened.may(Programs.APPROVE)) {
            add("scale", Ruled.say("do.exemptions"), Ruled.say("do.exemptions.note", String.valueOf(standing.pending())), opened.at("participants") + "?exemption=" + Participants.Exemption.State.PROPOSED);
        }
        if (standing.objections() > 0 && opened.maySomewhere(Objections.DECIDE)) {
            add("message-report", Ruled.say("do.objections"), Ruled.say("do.objections.note", String.valueOf(standing.objections())), publicity());
        }
        switch (stage) {
            case DRAFT -> order(Stage.OPEN, Programs.WRITE, "point");
            case OPEN -> {
                order(Stage.PRELIMINARY, Programs.SETTLE, "calculator");
                later(Stage.PUBLISHED, "do.PUBLISHED.later");
            }
            case PRELIMINARY -> {
                if (opened.may(Programs.PUBLISH)) {
                    add("speakerphone", Ruled.say("do.PUBLISHED"), Ruled.say("do.PUBLISHED.note"), publicity());
                }
                order(Stage.PRELIMINARY, Programs.SETTLE, "calculator", "do.again");
                order(Stage.OPEN, Programs.WRITE, "arrow-back-up", "do.reopen");
                later(Stage.APPROVED, "do.APPROVED.later");
            }
            case PUBLISHED -> {
                if (standing.hindrances().isEmpty()) {
                    order(Stage.APPROVED, Programs.APPROVE, "signature");
                } else {
                    add("lock", Ruled.say("do.APPROVED"), standing.hindrances().get(0), null);
                }
                can("speakerphone", "do.publicity", publicity());
            }
            case APPROVED -> order(Stage.FILED, Programs.FILE, "send");
            case FILED -> order(Stage.CLOSED, Programs.WRITE, "lock");
            case CLOSED -> {
                if (opened.maySomewhere(Programs.WRITE)) {
                    can("plus", "do.next", "/programs/new?previous=" + Address.escaped(opened.program().id()) + "&unit=" + Address.escaped(opened.program().unit()));
                }
            }
        }
        return all;
    }

    private void participants(Stage stage) {
        if (stage.takesParticipants() && opened.maySomewhere(Programs.WRITE)) {
            can("user-plus", "do.participants", opened.at("participants"));
        }
    }

    /** The page about what the program has on the board. */
    String publicity() {
        return Address.of("publicity", opened.program().module(), opened.program().id());
    }

    private void order(Stage stage, String ending, String icon) {
        order(stage, ending, icon, "do." + stage);
    }

    private void order(Stage stage, String ending, String icon, String key) {
        if (opened.may(ending)) {
            can(icon, key, stage == Stage.PRELIMINARY ? opened.at("settlement") : opened.at("stage", stage.name()));
        }
    }

    private void later(Stage stage, String when) {
        add("lock", Ruled.say("do." + stage), Ruled.say(when), null);
    }

    private void can(String icon, String key, String href) {
        add(icon, Ruled.say(key), Ruled.say(key + ".note"), href);
    }

    private void add(String icon, Text what, Text note, String href) {
        all.add(new Doing(icon, what, note, href));
    }
}
