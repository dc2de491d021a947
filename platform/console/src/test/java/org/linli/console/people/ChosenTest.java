package org.linli.console.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.pages.Form;
import org.linli.api.people.People;
import org.linli.api.people.Person;

class ChosenTest {

    /** A search leaves it out, and finds P3 by the end of a phone number. */
    private static final String ERASED = "1234";
    private static final Map<String, String> NAMES = Map.of("P1", "张示三", "P2", "王小明", "P3", "王小明", ERASED, "—");

    @Test
    void aNameThatIsOnePersonsStandsForTheNumber() {
        assertEquals(List.of("P1", "P2"), both("张示三", "P2"));
        assertEquals(List.of("P2", "P3"), both(" P2 ", "P3"));
    }

    @Test
    void aNumberStandsForItsOwnRecordAlsoWhereASearchFindsOnlyAnother() {
        assertEquals(List.of("1234", "P2"), both("1234", "P2"));
    }

    @Test
    void whatNamesNobodyOrSeveralIsToldAtItsField() {
        assertEquals(List.of("other 没有编号是“李四”的人，也没有姓名以此开头的人；请输入姓名或编号，从列出的里面选"), faults("P1", "李四"));
        assertEquals(List.of("one 叫“王小明”的不止一人，请从列出的里面选", "other 请填写"), faults("王小明", " "));
        assertEquals(List.of("other 两处都是P1，请另选一条"), faults("P1", "张示三"));
    }

    private static List<String> both(String one, String other) {
        return new Chosen(people()).both(Form.showing(Map.of("one", one, "other", other))).stream().map(Person::number).toList();
    }

    private static List<String> faults(String one, String other) {
        return assertThrows(Problem.class, () -> both(one, other)).faults().stream().map(fault -> fault.where() + " " + fault.what().zh()).toList();
    }

    private static Person person(String number) {
        return new Person(number, NAMES.get(number), null, null, null, null, null, null, null, 1);
    }

    private static People people() {
        return (People) Proxy.newProxyInstance(People.class.getClassLoader(), new Class<?>[] {People.class}, (proxy, method, arguments) -> {
            String typed = (String) arguments[0];
            if (method.getName().equals("find")) {
                return new Page<>(Stream.of("P1", "P2", "P3").filter(number -> NAMES.get(number).equals(typed) || number.equals("P3") && ERASED.equals(typed))
                    .map(ChosenTest::person).toList(), null);
            }
            if (NAMES.containsKey(typed)) {
                return person(typed);
            }
            throw new Problem(Problem.Kind.NOT_FOUND, "person-not-found", new Text("没有", "none"), new Text("", ""));
        });
    }
}
