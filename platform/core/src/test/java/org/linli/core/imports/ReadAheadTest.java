package org.linli.core.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReadAheadTest {

    private static final Header HEADER = Header.checked(List.of("code"));

    @Test
    void partsComeInOrderFromTheFirstWantedToTheLast() {
        var ahead = new ReadAhead(1, 4, part -> List.of(new FileLine(part, new String[] {"W" + part}, HEADER)));
        assertEquals(List.of(1, 2, 3), List.of(ahead.next().get(0).number(), ahead.next().get(0).number(), ahead.next().get(0).number()));
        assertEquals(List.of(), ahead.next());
        assertEquals(List.of(), new ReadAhead(4, 4, part -> List.of()).next());
    }

    @Test
    void aPartThatCannotBeReadFailsTheWorkThatNeedsIt() {
        var missing = new IllegalStateException("part 1 is missing");
        var ahead = new ReadAhead(0, 2, part -> {
            if (part == 1) {
                throw missing;
            }
            return List.of();
        });
        ahead.next();
        assertSame(missing, assertThrows(IllegalStateException.class, ahead::next));
    }
}
