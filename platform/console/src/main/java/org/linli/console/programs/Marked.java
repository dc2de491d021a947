package org.linli.console.programs;

import java.util.ArrayList;
import java.util.List;

/** Sentences in which some words stand out, {@code like [[this]]}, or as what waits, {@code like <<this>>}. */
public final class Marked {

    /** A part of a sentence. @param look its class; null for plain words */
    public record Part(String text, String look) {
    }

    private Marked() {
    }

    /** The parts of a sentence in order. */
    public static List<Part> of(String sentence) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < sentence.length()) {
            int mark = sentence.indexOf("[[", at);
            int wait = sentence.indexOf("<<", at);
            int next = mark < 0 ? wait : wait < 0 ? mark : Math.min(mark, wait);
            if (next < 0) {
                parts.add(new Part(sentence.substring(at), null));
                break;
            }
            int end = sentence.indexOf(next == mark ? "]]" : ">>", next);
            if (end < 0) {
                parts.add(new Part(sentence.substring(at), null));
                break;
            }
            if (next > at) {
                parts.add(new Part(sentence.substring(at, next), null));
            }
            parts.add(new Part(sentence.substring(next + 2, end), next == mark ? "mk" : "mk-o"));
            at = end + 2;
        }
        return parts;
    }
}
