package org.linli.console.boards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.linli.api.programs.Program;
import org.linli.api.programs.Stage;
import org.linli.api.territory.UnitPath;

class TitlesTest {

    private final Titles titles = new Titles(null);

    @Test
    void aTitleThatNamesTheYearIsNotLedByItOnceMore() {
        assertEquals("2026年度党员积分", titles.of(program("2026年度党员积分")).zh());
        assertEquals("2026年度党员积分", titles.of(program("党员积分")).zh());
    }

    @Test
    void programsOfSeveralMonthsOfAYearAreToldApart() {
        assertNotEquals(titles.of(program("2026年环境卫生评比", "2026-06")).zh(), titles.of(program("2026年环境卫生评比", "2026-07")).zh());
    }

    private static Program program(String title) {
        return program(title, "2026");
    }

    private static Program program(String title, String period) {
        return new Program("p", "points", "rules", 1, "T", new UnitPath("/T/"), period, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), title, Stage.OPEN, null, 1);
    }
}
