package org.linli.security.audit;

import java.util.ArrayList;
import java.util.List;
import org.linli.api.Messages;
import org.linli.api.Text;

/** The broken places of a chain in words, the first ones if there are many. */
final class Findings {

    static final Messages MESSAGES = Messages.beside(Findings.class);
    private static final int MOST = 100;

    private final List<Text> said = new ArrayList<>();

    /** @param arguments numbers and times as text */
    void add(String what, Object... arguments) {
        if (said.size() < MOST) {
            said.add(MESSAGES.text(what, arguments));
        }
    }

    /** Two sentences in one. */
    static Text joined(Text one, Text other) {
        return new Text(one.zh() + "；" + other.zh(), one.en() + "; " + other.en());
    }

    boolean none() {
        return said.isEmpty();
    }

    List<Text> said() {
        return said;
    }
}
