package org.linli.scoring.rulebook;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Guesses what a misspelt word was meant to be. */
final class Nearest {

    private Nearest() {
    }

    /** The known word within a few typing errors, if there is one. */
    static Optional<String> to(String word, List<String> known) {
        String typed = normal(word);
        return known.stream()
                .filter(k -> distance(typed, normal(k)) <= (k.length() < 4 ? 1 : Math.max(2, k.length() / 3)))
                .min(Comparator.comparingInt(k -> distance(typed, normal(k))));
    }

    private static String normal(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > b.length()) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int swap = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(swap, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
