package org.linli.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void aPageThatIsNotTheLastNamesItsLastItemAsCursor() {
        Page<String> page = Page.cut(List.of("a", "b", "c"), 2, item -> item);
        assertEquals(List.of("a", "b"), page.items());
        assertEquals("b", page.next());
    }

    @Test
    void theLastPageHasNoCursor() {
        assertNull(Page.cut(List.of("a", "b"), 2, item -> item).next());
    }

    @Test
    void idsSortByTheTimeTheyWereMade() {
        String before = Ids.next();
        for (int i = 0; i < 10_000; i++) {
            String after = Ids.next();
            assertTrue(before.compareTo(after) < 0, before + " then " + after);
            before = after;
        }
        assertEquals(7, UUID.fromString(before).version());
    }
}
