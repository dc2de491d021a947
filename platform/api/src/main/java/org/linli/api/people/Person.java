package org.linli.api.people;

import java.time.LocalDate;
import java.util.Objects;
import org.linli.api.Versioned;

/**
 * A person as lists and modules see it; document number and phone come masked, and in full only by {@link People#reveal}.
 *
 * @param number    the town's person number, 1–40 letters, digits, dots or hyphens
 * @param gender    {@code M}, {@code F} or null
 * @param idType    kind of document, for example {@code ID_CARD} or {@code PASSPORT}; null without one
 * @param idMasked  the document's number, masked; null without one
 * @param phone     masked; null without one
 * @param unit      the code of the territorial unit (grid or community) it lives in now; null if unknown
 * @param household the household's number; null if none
 * @param version   rises with each change
 */
public record Person(String number, String name, String gender, LocalDate birthDate, String idType, String idMasked, String phone,
                     String unit, String household, int version) implements Versioned {

    public Person {
        Objects.requireNonNull(number, "number");
        if (name.isBlank() || name.length() > 100) {
            throw new IllegalArgumentException("a person's name has 1 to 100 characters");
        }
    }
}
