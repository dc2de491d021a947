package org.linli.console.boards;

import java.util.List;
import java.util.Locale;
import org.linli.api.publicity.Publicity.Notice;
import org.linli.api.territory.Unit;

/**
 * A notice with where it hangs.
 *
 * @param unit  the unit's name
 * @param above the units above it, from the top down
 */
public record Hanging(Notice notice, String unit, List<Unit> above, Countdown countdown) {

    /** The digits by which what hangs can be compared with what is kept: {@code 7F3A 91C2}. */
    public String check() {
        String digest = notice.digest().toUpperCase(Locale.ROOT);
        return digest.substring(0, 4) + " " + digest.substring(4, 8);
    }
}
