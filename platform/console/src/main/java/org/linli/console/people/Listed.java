package org.linli.console.people;

import java.time.LocalDate;
import java.time.Period;
import org.linli.api.Text;
import org.linli.api.people.Person;

/**
 * A person as a list shows it.
 *
 * @param unit the name of its unit; null where none is known
 * @param age  in years; null where no birthday is known
 */
public record Listed(Person person, String unit, Integer age) {

    static Listed of(Person person, String unit, LocalDate today) {
        return new Listed(person, unit, person.birthDate() == null ? null : Period.between(person.birthDate(), today).getYears());
    }

    /** Gender and age, as far as they are known. */
    public Text described() {
        String gender = person.gender() == null ? "none" : person.gender();
        return age == null ? PeopleRoom.MESSAGES.text("gender." + gender) : PeopleRoom.MESSAGES.text("gender." + gender + ".age", String.valueOf(age));
    }

    /** Minors and the very old are told apart, because other rules hold for them. */
    public Text pill() {
        return age == null || age >= 18 ? null : PeopleRoom.MESSAGES.text(age < 14 ? "pill.child" : "pill.minor");
    }
}
