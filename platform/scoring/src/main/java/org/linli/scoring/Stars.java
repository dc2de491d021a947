package org.linli.scoring;

import java.util.List;

/**
 * The stars of one subject.
 *
 * @param stars   how many; null where none of the levels is reached or the subject is disqualified
 * @param title   the id of the name that they carry, or null
 * @param reasons codes: DISQUALIFIED:id, BELOW:metric+metric, WAITING:what
 */
public record Stars(Integer stars, String title, List<String> reasons) {

    public Stars {
        reasons = List.copyOf(reasons);
    }

    /** No stars, for these reasons. */
    public static Stars none(String... reasons) {
        return new Stars(null, null, List.of(reasons));
    }

    /** No stars because of these disqualifiers (M6). */
    public static Stars disqualified(List<String> disqualifiers) {
        return new Stars(null, null, disqualifiers.stream().distinct().map(d -> "DISQUALIFIED:" + d).toList());
    }

    /** The reasons joined as results print them. */
    public String reason() {
        return String.join(";", reasons);
    }
}
