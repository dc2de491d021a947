package org.linli.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void itsTextsEndWithoutAFullStopWhoeverWroteThem() {
        var with = new Text("没有这个单元。请核对。", "There is no such unit. Check it.");
        var without = new Text("没有这个单元。请核对", "There is no such unit. Check it");
        Problem problem = new Problem(Problem.Kind.INVALID, "unit", with, with).listing(List.of(new Problem.Fault("unit", with)));
        assertEquals(List.of(without, without, without), List.of(problem.what(), problem.mend(), problem.faults().get(0).what()));
        assertEquals(without, new Problem.Fault("unit", without).what());
    }
}
