package org.linli.core.settlement;

import java.util.ArrayList;
import java.util.List;
import org.linli.api.Problem;
import org.linli.api.Text;

/** What stands in the way, of the requirements that would refuse an order one by one. */
final class Hindrances {

    private Hindrances() {
    }

    /** @param requirements each throws a {@link Problem} when it isn't met */
    static List<Text> of(List<Runnable> requirements) {
        List<Text> hindrances = new ArrayList<>();
        for (Runnable requirement : requirements) {
            try {
                requirement.run();
            } catch (Problem inTheWay) {
                hindrances.add(inTheWay.what());
            }
        }
        return hindrances;
    }
}
