package org.linli.console.system;

import java.util.List;
import org.linli.api.Messages;
import org.linli.api.Text;

/** What was done, in words: the thing and the deed of an action, each by its own. */
public final class AuditWords {

    /** The things that actions are about, as a reader looks for them. */
    static final List<String> THINGS = List.of("person", "household", "unit", "account", "post", "session", "sign-in", "password", "second-factor", "token",
        "program", "rulebook", "participant", "entry", "entries", "declaration", "score", "scores", "appraisal", "ballot", "veto", "settlement", "result", "notice", "notices",
        "objection", "filing", "report", "measure", "evidence", "import", "list", "consent", "retention", "personal-keys", "module", "job", "backup", "clock", "audit",
        "access");

    private AuditWords() {
    }

    /** 人员：新建; where one of the two has no words, as the audit has it. */
    public static Text action(String action) {
        Messages messages = SystemRoom.MESSAGES;
        int dot = action.indexOf('.');
        if (dot < 0) {
            return new Text(action, action);
        }
        String thing = "audit.thing." + action.substring(0, dot);
        String deed = "audit.deed." + action.substring(dot + 1);
        return messages.has(thing) && messages.has(deed) ? messages.text("audit.action", messages.text(thing), messages.text(deed)) : new Text(action, action);
    }

    /** A thing, or a single action, as a filter says it. */
    public static Text filter(String given) {
        if (!given.endsWith(".")) {
            return action(given);
        }
        String thing = "audit.thing." + given.substring(0, given.length() - 1);
        return SystemRoom.MESSAGES.has(thing) ? SystemRoom.MESSAGES.text(thing) : new Text(given, given);
    }
}
