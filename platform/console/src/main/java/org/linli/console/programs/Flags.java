package org.linli.console.programs;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.linli.api.Text;
import org.linli.scoring.rulebook.Rulebook;

/** What stands beside a tier, in words. */
public final class Flags {

    private Flags() {
    }

    /** Null for nothing. */
    static Text text(Rulebook rules, List<String> reasons) {
        return text(reasons, id -> Ruled.veto(rules, id), id -> Ruled.component(rules, id));
    }

    /** The same by what vetoes and components are called. */
    public static Text text(List<String> reasons, Function<String, Text> vetoes, Function<String, Text> components) {
        List<Text> all = reasons.stream().map(reason -> text(reason, vetoes, components)).toList();
        return all.isEmpty() ? null : new Text(all.stream().map(Text::zh).collect(Collectors.joining("；")), all.stream().map(Text::en).collect(Collectors.joining("; ")));
    }

    private static Text text(String reason, Function<String, Text> vetoes, Function<String, Text> components) {
        String about = reason.substring(reason.indexOf(':') + 1);
        if (reason.startsWith("VETO:")) {
            return Ruled.say("flag.of", Ruled.say("flag.VETO"), vetoes.apply(about));
        }
        if (reason.startsWith("WAITING")) {
            return Ruled.say("flag.of", Ruled.say("flag.WAITING"), components.apply(about));
        }
        return reason.startsWith("DISQUALIFIED") ? Ruled.say("flag.of", Ruled.say("flag.DISQUALIFIED"), about)
            : ProgramsRoom.MESSAGES.has("flag." + reason) ? Ruled.say("flag." + reason) : new Text(reason, reason);
    }
}
