package org.linli.console.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.linli.api.programs.Results.Quota;
import org.linli.api.programs.Results.Result;
import org.linli.scoring.rulebook.Tier;

class SentenceTest {

    private static final Quota THREE = new Quota("excellent", "ZB-01", 22, 3, 2);

    @Test
    void membersTiedAcrossTheQuotaReadThatNoneOfThemIsIn() {
        assertEquals("最终得分91.80，并列第3，过了优秀线90。优秀名额3个，前面已占去2个；这一名次有2人同分，只剩1个名额，按细则都不占，等次定为合格，并提请支部研究。",
            said(CutsTest.result("M1", "ZB-01", "91.80", 3, "qualified", "QUOTA_TIE"), 0, THREE, 2));
    }

    @Test
    void whoIsBeyondTheQuotaReadsWhoHasThePlaces() {
        assertEquals("最终得分90.75，第5，过了优秀线90。优秀名额3个，已由名次在前的人占去2个，等次定为合格。",
            said(CutsTest.result("M1", "ZB-01", "90.75", 5, "qualified", "QUOTA"), 0, THREE, 1));
    }

    @Test
    void aMemberWhoMayNotSeeTheOthersReadsOfNoPlaces() {
        assertEquals("最终得分90.75，第5，过了优秀线90，但没有占到名额，等次定为合格。", said(CutsTest.result("M1", "ZB-01", "90.75", 5, "qualified", "QUOTA"), 0, null, 1));
    }

    @Test
    void aVetoDecidesWhateverTheScoreIs() {
        assertEquals("最终得分88.75，第9。因一票否决“受党政纪处分”，等次定为不合格，与得分无关。",
            said(CutsTest.result("M1", "ZB-01", "88.75", 9, "unqualified", "VETO:punished"), 1, null, 1));
    }

    @Test
    void whoWaitsReadsForWhat() {
        assertEquals("还没有最终得分：缺分数：评议积分。", said(CutsTest.result("M1", "ZB-01", null, null, null, "WAITING:appraisal"), -1, null, 1));
    }

    @Test
    void aTierThatIsReachedNamesItsMark() {
        assertEquals("最终得分76.05，第15，达到合格的分数线70，等次定为合格。", said(CutsTest.result("M1", "ZB-01", "76.05", 15, "qualified"), 1, null, 1));
    }

    @Test
    void theLowestTierIsNothingThatIsReached() {
        assertEquals("最终得分55.50，第20，没有达到更高等次的分数线，等次定为不合格。", said(CutsTest.result("M1", "ZB-01", "55.50", 20, "unqualified"), 3, null, 1));
    }

    private static String said(Result result, int reached, Quota quota, int tied) {
        Tier tier = reached < 0 ? null : TestRules.CLASSIFIED.tiers().get(reached);
        var plain = new StringBuilder();
        Marked.of(new Sentence(TestRules.CLASSIFIED, result, tier, quota, tied).text().zh()).forEach(part -> plain.append(part.text()));
        return plain.toString();
    }
}
