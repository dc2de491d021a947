package org.linli.console.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.linli.api.Text;
import org.linli.api.jobs.Job;

class JobOutcomeTest {

    @Test
    void anImportTellsItsCountsAndEachFaultByRowAndColumn() {
        JobOutcome outcome = done("core.import", """
            {"accepted":3106,"unchanged":2,"rejected":14,"errors":[{"row":208,"column":"id_no","value":"尾号0021","reason":"校验码不对"}],
             "failedRows":"/api/core/jobs/j/failed-rows.csv","note":null}""");
        assertEquals(List.of("3,106", "2", "14"), outcome.figures().stream().map(JobOutcome.Figure::value).toList());
        assertEquals(List.of(new JobOutcome.Fault(208, "id_no", "尾号0021", new Text("校验码不对", "校验码不对"))), outcome.faults());
        assertEquals("/api/core/jobs/j/failed-rows.csv", outcome.rows());
        assertEquals(3108, outcome.good());
        assertEquals(14, outcome.bad());
        assertNull(outcome.note());
    }

    @Test
    void aFailedJobSaysWhyAndHowToMendItInBothLanguages() {
        var job = new Job("j", "core.import", Job.State.FAILED, 0, 0, null, """
            {"detail":"没有单元","mend":"先建","en":{"detail":"no unit","mend":"add it"},"errors":[{"path":"unit","text":"不存在","text_en":"unknown"}]}""", "me",
            Instant.EPOCH);
        JobOutcome outcome = JobOutcome.of(job);
        assertEquals(new Text("没有单元", "no unit"), outcome.what());
        assertEquals(new Text("先建", "add it"), outcome.mend());
        assertEquals(List.of(new JobOutcome.Fault(null, "unit", null, new Text("不存在", "unknown"))), outcome.faults());
    }

    @Test
    void aVerificationTellsTheEndOfTheChainAsItIsNotedAndGivenAgain() {
        String hash = "ab".repeat(32);
        JobOutcome outcome = done("core.audit-verification", """
            {"intact":false,"lines":120,"late":0,"open":1,"head":{"block":7,"hash":"%s"},"summary":{"zh":"断了","en":"broken"},
             "faults":[{"zh":"第5块","en":"block 5"}]}""".formatted(hash));
        assertEquals(new Text("断了", "broken"), outcome.note());
        assertEquals(new Text("第5块", "block 5"), outcome.faults().get(0).what());
        String noted = outcome.figures().get(2).value();
        assertEquals(7, AuditPages.noted(noted).block());
        assertEquals(hash, AuditPages.noted(noted).hash());
    }

    @Test
    void whatAModulesJobLeavesThatNobodyKnowsByNameIsNotShown() {
        assertTrue(done("noise.count", "{\"x\":1}").figures().isEmpty());
        assertEquals("1.4 MB", done("core.backup", "{\"name\":\"20261122-150203\",\"bytes\":1468006}").figures().get(1).value());
    }

    private static JobOutcome done(String kind, String result) {
        return JobOutcome.of(new Job("j", kind, Job.State.DONE, 1, 1, result, null, "me", Instant.EPOCH));
    }
}
