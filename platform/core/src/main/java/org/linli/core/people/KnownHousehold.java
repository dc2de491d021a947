package org.linli.core.people;

import org.linli.api.people.Household;
import org.linli.api.territory.UnitPath;

/** A household with its address open. */
record KnownHousehold(String number, String unit, UnitPath unitPath, String address, String head, int version) {

    private static final int SHOWN = 3;

    Household masked() {
        String shown = address == null ? null : address.substring(0, Math.min(SHOWN, address.length())) + "***";
        return new Household(number, unit, shown, head, version);
    }
}
