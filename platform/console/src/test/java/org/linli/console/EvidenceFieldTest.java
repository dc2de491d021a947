package org.linli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.pages.Form;
import org.linli.api.pages.View;
import org.linli.api.security.Caller;
import org.linli.console.pages.programs.JteevidenceGenerated;
import org.linli.console.programs.Opened;

class EvidenceFieldTest {

    private static final Text NEEDED = new Text("须有佐证", "This item needs evidence");

    @Test
    void whoMayNotAddTheEvidenceThatAnItemNeedsIsToldWhoCanEnterIt() {
        assertEquals("须有佐证 您没有上传佐证的权限，请由有此权限的人员录入", shown(Locale.CHINESE, refused()));
        assertEquals("This item needs evidence You may not add evidence; somebody who may has to enter this", shown(Locale.ENGLISH, refused()));
        assertEquals("", shown(Locale.ENGLISH, Form.empty()));
    }

    private static Form refused() {
        List<Form> again = new ArrayList<>();
        assertThrows(Form.Refused.class, () -> Form.empty().doing(() -> {
            throw new Problem(Problem.Kind.INVALID, "typed", NEEDED, NEEDED).listing(List.of(new Problem.Fault("evidence", NEEDED)));
        }, form -> {
            again.add(form);
            return View.piece(sheet -> out -> { });
        })).again();
        return again.get(0);
    }

    /** The words of it. */
    private static String shown(Locale language, Form form) {
        var out = new StringOutput();
        var sheet = new PageSheet(TestVisit.in(language), new Assets(), new Asking(), Clock.systemUTC(), ZoneOffset.UTC);
        var opened = new Opened(null, null, null, null, Optional.empty(), List.of(), new Caller("clerk", "Clerk", "192.0.2.1", List.of()));
        JteevidenceGenerated.render(new OwaspHtmlTemplateOutput(out), null, sheet, opened, form, NEEDED);
        return out.toString().replaceAll("<[^>]*>", " ").strip().replaceAll("\\s+", " ");
    }
}
