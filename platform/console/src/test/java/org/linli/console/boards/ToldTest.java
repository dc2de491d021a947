package org.linli.console.boards;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.linli.api.Text;

class ToldTest {

    @Test
    void factsAndListsOfAFilingHaveNamesInWords() {
        Told told = Told.of("{\"upheld\":true,\"answer\":\"属实\",\"filedWith\":null,\"lifted\":[],\"entries\":[{\"seq\":7,\"points\":\"1.00\"},{\"seq\":8,\"reverses\":7}],"
            + "\"meeting\":{\"present\":20}}");
        assertEquals(List.of("是否成立=是", "答复=属实", "到会=20"), told.facts().stream().map(fact -> fact.name().zh() + "=" + fact.value().zh()).toList());
        Told.Sheet entries = told.tables().get(0);
        assertEquals(List.of("Entry", "Points", "Takes back"), entries.columns().stream().map(Text::en).toList());
        assertEquals(List.of(List.of("7", "1.00", ""), List.of("8", "", "7")), entries.rows());
    }

    @Test
    void whatIsNoJsonIsShownAsItIs() {
        assertEquals("一份说明", Told.of("一份说明").facts().get(0).value().zh());
        assertEquals("3", Told.of("3").facts().get(0).value().zh());
    }
}
