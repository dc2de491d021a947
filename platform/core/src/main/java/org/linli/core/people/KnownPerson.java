package org.linli.core.people;

import java.time.LocalDate;
import org.linli.api.people.Masked;
import org.linli.api.people.Person;
import org.linli.api.territory.UnitPath;

/**
 * A person with its personal data open; it never leaves this package.
 *
 * @param unitPath   null while it belongs to no unit
 * @param mergedInto the number of the record that stands for it; null for itself
 * @param erased     whether its data were erased, and only the number is left
 */
record KnownPerson(String number, String name, String gender, LocalDate birthDate, String idType, String idNo, String phone, String address,
                   String unit, UnitPath unitPath, String household, String mergedInto, int version, boolean erased) {

    Person masked() {
        return new Person(number, name, gender, birthDate, idNo == null ? null : idType, Masked.number(idNo), Masked.number(phone), unit, household,
                version);
    }

    KnownPerson withVersion(int next) {
        return new KnownPerson(number, name, gender, birthDate, idType, idNo, phone, address, unit, unitPath, household, mergedInto, next, erased);
    }

    /** What the audit may say of it: nothing that is sealed, and the name as all may read it. */
    String summary() {
        return Masked.name(name) + " unit=" + unit + " household=" + household;
    }
}
