package org.linli.core.people;

import org.linli.api.people.Household;
import org.linli.api.people.Masked;
import org.linli.api.territory.UnitPath;

/** A household with its address open. */
record KnownHousehold(String number, String unit, UnitPath unitPath, String address, String head, int version) {

    Household masked() {
        return new Household(number, unit, Masked.address(address), head, version);
    }
}
