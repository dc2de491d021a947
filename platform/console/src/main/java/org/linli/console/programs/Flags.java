package org.linli.console.programs;

import java.util.List;
import java.util.stream.Collectors;
import org.linli.api.Text;
import org.linli.scoring.rulebook.Rulebook;

/** What stands beside a tier, in words. */
final class Flags {

    private Flags() {
    }

    /** Null for nothing. */
    static Text text(Rulebook rules, List<String> reasons) {
        List<Text> all = reasons.stream().map(reason -> text(rules, reason)).toList();
        return all.isEmpty() ? null : new Text(all.stream().map(Text::zh).collect(Collectors.joining("；")), all.stream().map(Text::en).collect(Collectors.joining("; ")));
    }

    private static Text text(Rulebook rules, String reason) {
        String about = reason.substring(reason.indexOf(':') + 1);
        if (reason.startsWith("VETO:")) {
            return Ruled.say("flag.of", Ruled.say("flag.VETO"), Ruled.veto(rules, about));
        }
        if (reason.startsWith("WAITING")) {
            return Ruled.say("flag.of", Ruled.say("flag.WAITING"), Ruled.component(rules, about));
        }
        return reason.startsWith("DISQUALIFIED") ? Ruled.say("flag.of", Ruled.say("flag.DISQUALIFIED"), about)
            : ProgramsRoom.MESSAGES.has("flag." + reason) ? Ruled.say("flag." + reason) : new Text(reason, reason);
    }
}
