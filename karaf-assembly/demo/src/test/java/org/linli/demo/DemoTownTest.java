package org.linli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.linli.api.Text;
import org.linli.api.programs.Rulebooks.ItemView;

class DemoTownTest {

    private final DemoTown town = new DemoTown();

    @Test
    void theSameSeedMakesTheSameTown() {
        assertEquals(town.people().toString(), new DemoTown().people().toString());
        assertEquals(town.members(), new DemoTown().members());
    }

    @Test
    void idNumbersCarryTheCheckDigitOfTheStandard() {
        assertTrue(hasValidCheckDigit("11010519491231002X"));
        List<String> numbers = column(town.people(), 3);
        assertEquals(DemoTown.PEOPLE, numbers.size());
        assertTrue(numbers.stream().allMatch(DemoTownTest::hasValidCheckDigit));
        assertEquals(numbers.size(), numbers.stream().distinct().count());
    }

    @Test
    void everyBranchHasAbout22MembersAndEveryMemberIsOneOfThePeople() {
        List<String> people = column(town.people(), 0);
        var branches = town.members().stream().collect(Collectors.groupingBy(DemoTown.Member::branch, Collectors.counting()));
        assertEquals(27, branches.size());
        assertTrue(branches.values().stream().allMatch(size -> size >= 20 && size <= 24), branches.toString());
        assertTrue(town.members().stream().allMatch(member -> people.contains(member.person())));
    }

    @Test
    void peopleLiveInGridsThatExist() {
        List<String> grids = column(town.gridsAndBranches(), 0);
        assertTrue(grids.containsAll(column(town.people(), 7)));
        assertTrue(grids.containsAll(column(town.households(), 1)));
        assertTrue(column(town.households(), 0).containsAll(column(town.people(), 8)));
    }

    @Test
    void entriesAreOnlyOfItemsForTheMembersKind() {
        var retired = new ItemView("r", new Text("r", "r"), "daily", "c", List.of("RETIRED"), "1", null, null, null, null, true, "NONE");
        var kinds = town.members().stream().collect(Collectors.toMap(DemoTown.Member::person, DemoTown.Member::kind));
        List<String> people = column(new DemoYear(town.members(), List.of(retired)).entries(3), 0);
        assertTrue(people.size() > 10);
        assertTrue(people.stream().allMatch(person -> kinds.get(person).equals("RETIRED")));
    }

    private static boolean hasValidCheckDigit(String number) {
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += weights[i] * Character.digit(number.charAt(i), 10);
        }
        return number.length() == 18 && "10X98765432".charAt(sum % 11) == number.charAt(17);
    }

    private static List<String> column(Csv file, int column) {
        return file.toString().lines().skip(1).map(line -> line.split(",", -1)[column]).toList();
    }
}
