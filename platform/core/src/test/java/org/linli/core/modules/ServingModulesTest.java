package org.linli.core.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.api.LinliModule;
import org.linli.api.Problem;
import org.linli.core.programs.PointsTown;

class ServingModulesTest {

    private final PresentModules modules = new PresentModules();

    @BeforeEach
    void twoVersionsStandSideBySide() {
        modules.comes("1.9.0", (db, program, units) -> List.of());
        modules.comes("1.10.0", (db, program, units) -> List.of());
    }

    @Test
    void theHighestVersionIsAskedWhereNobodyHasChosen() {
        assertEquals("1.10.0", asked());
    }

    @Test
    void theChosenVersionIsAskedThoughAHigherOneStandsBesideIt() {
        modules.choice().choose(PointsTown.MODULE, "1.9.0");
        assertEquals("1.9.0", asked());
        modules.choice().leave(PointsTown.MODULE);
        assertEquals("1.10.0", asked());
    }

    @Test
    void noOtherVersionStepsInForTheChosenOne() {
        modules.choice().choose(PointsTown.MODULE, "1.11.0");
        assertEquals(Optional.empty(), modules.serving().askIfThere(PointsTown.MODULE, LinliModule::version));
        assertEquals("module-away", assertThrows(Problem.class, this::asked).code());
    }

    private String asked() {
        return modules.serving().ask(PointsTown.MODULE, LinliModule::version);
    }
}
