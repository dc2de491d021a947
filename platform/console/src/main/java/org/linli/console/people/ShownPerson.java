package org.linli.console.people;

import java.util.List;
import java.util.Map;
import org.linli.api.people.Consents;
import org.linli.api.people.Household;
import org.linli.api.people.People;
import org.linli.api.people.Person;
import org.linli.api.territory.Unit;
import org.linli.console.programs.TakingPart;

/**
 * What the page of a person shows, and what its reader may do there.
 *
 * @param asked       the number that was asked for, where its record leads to this one; null otherwise
 * @param way         the units from the top down to that where the person lives
 * @param memberships latest first
 * @param places      names of units by code
 * @param home        null for none
 * @param members     the others of the household
 * @param parts       what the person takes part in, as far as its reader may see it
 * @param consents    null for a reader who may not see them
 * @param names       names of accounts by id
 * @param revealed    what was just asked to be shown in full; null for nothing
 */
public record ShownPerson(Listed listed, String asked, List<Unit> way, List<People.Membership> memberships, Map<String, String> places, Household home,
                          List<Person> members, List<TakingPart.Shown> parts, List<Consents.Consent> consents, Map<String, String> names, People.Revealed revealed, boolean writes,
                          boolean reveals, boolean givesConsent, boolean discloses, boolean erases) {

    public Person person() {
        return listed.person();
    }

    /** Whether something of the person is masked that can be shown. */
    public boolean hidden() {
        return person().idMasked() != null || person().phone() != null || home != null || person().unit() != null;
    }
}
