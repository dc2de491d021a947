package org.linli.console.boards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.linli.api.Text;

class BoardSheetTest {

    private static final List<Text> COLUMNS = List.of(new Text("姓名", "Name"), new Text("得分", "Score"), new Text("等次", "Tier"));

    @Test
    void numbersStandFlushRightAndTiersWearTheirColour() {
        var sheet = BoardSheet.of(COLUMNS, List.of(List.of("孙*和", "92.70", "优秀"), List.of("赵*安", "-0.5", "合格")), List.of(), null, null);
        assertEquals(List.of(false, true, false), sheet.numbers());
        assertNull(sheet.place(0));
        assertEquals("num", sheet.place(1));
        assertEquals("num", sheet.place(2), "the last column");
        assertEquals("pill pill-full", BoardSheet.look("优秀"));
        assertNull(BoardSheet.look("孙*和"));
    }

    @Test
    void tiersThatTheRulebookKnowsAreSaidInBothLanguagesAndAnythingElseAsItHangs() {
        var sheet = BoardSheet.of(COLUMNS, List.of(), List.of(new Text("优秀", "Excellent")), null, null);
        assertEquals(new Text("优秀", "Excellent"), sheet.says(2, "优秀"));
        assertEquals(new Text("先进", "先进"), sheet.says(2, "先进"), "a tier of a version that nobody knows");
        assertEquals(new Text("优秀", "优秀"), sheet.says(0, "优秀"), "a name");
    }

    @Test
    void aColumnOfAnEmptyBoardHoldsNoNumbers() {
        assertEquals(List.of(false, false, false), BoardSheet.of(COLUMNS, List.of(), List.of(), null, null).numbers());
    }

    @Test
    void aReceiptIsTheEndOfItsId() {
        assertEquals("0187-8AF4", Receipt.of("01a203cb-2ec0-7000-8398-5b8801878af4"));
    }
}
