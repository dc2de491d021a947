package org.linli.api.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem;
import org.linli.api.Text;

class FormTest {

    private static final Text MISSING = new Text("缺", "missing");
    private static final Text UNKNOWN = new Text("未知", "unknown");

    @Test
    void aFieldOfSeveralValuesHearsWhatIsWrongWithItAndWithEachOfThem() {
        Form again = refused(new Problem(Problem.Kind.INVALID, "wrong", UNKNOWN, MISSING).listing(List.of(new Problem.Fault("files", MISSING),
            new Problem.Fault("files[1]", UNKNOWN), new Problem.Fault("filesize", MISSING), new Problem.Fault(null, MISSING))));
        assertEquals(List.of(MISSING, UNKNOWN), again.faults("files"));
    }

    @Test
    void aProblemWithAFieldAsAWholeIsItsFault() {
        assertEquals(List.of(UNKNOWN), refused(new Problem(Problem.Kind.INVALID, "wrong", UNKNOWN, MISSING).at("files")).faults("files"));
    }

    @Test
    void aFormThatWasNotRefusedHasNoFaults() {
        assertEquals(List.of(), Form.empty().faults("files"));
    }

    private static Form refused(Problem problem) {
        Form[] again = new Form[1];
        assertThrows(Form.Refused.class, () -> Form.showing(Map.of()).doing(() -> {
            throw problem;
        }, form -> {
            again[0] = form;
            return View.piece(sheet -> out -> { });
        })).again();
        return again[0];
    }
}
