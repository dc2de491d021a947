package org.linli.console.territory;

import java.util.List;
import java.util.Map;
import org.linli.api.pages.Node;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;
import org.linli.console.programs.TakingPart;

/**
 * What the page of a unit shows.
 *
 * @param parent  null for a top
 * @param stands  whether it stands today
 * @param history latest first
 * @param names   of units by code and of accounts by id, as far as the history speaks of them
 * @param parts   what the unit takes part in, as far as its reader may see it
 * @param writes  whether its reader may change it
 */
public record ShownUnit(Unit unit, Unit parent, List<Node> tree, boolean stands, List<Territory.Change> history, Map<String, String> names,
                        List<TakingPart.Shown> parts, boolean writes) {

    /** What stood there before or after a change: a name, or the name of the unit whose code it is. */
    public String said(String value) {
        return value == null ? "—" : names.getOrDefault(value, value);
    }
}
