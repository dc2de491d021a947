package org.linli.partypoints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.linli.scoring.rulebook.Category;
import org.linli.scoring.rulebook.Evidence;
import org.linli.scoring.rulebook.Item;
import org.linli.scoring.rulebook.Kind;
import org.linli.scoring.rulebook.Parsed;
import org.linli.scoring.rulebook.PointsTable;
import org.linli.scoring.rulebook.Rulebook;
import org.linli.scoring.rulebook.RulebookParser;
import org.linli.scoring.rulebook.Tier;

class PresetsTest {

    private final Rulebook classified = parsed("classified.yaml");
    private final Rulebook fourQualified = parsed("four-qualified.yaml");

    @Test
    void theFiveKindsOfP2HaveEachItsOwnItems() {
        assertEquals(List.of("EMPLOYED", "RURAL_COMMUNITY", "NON_PUBLIC", "MOBILE", "RETIRED"), kinds(classified));
        for (Kind kind : classified.kinds()) {
            long own = table(classified).categories().stream().filter(category -> category.kinds().equals(List.of(kind.id()))).count();
            assertEquals(1, own, kind.id());
        }
    }

    @Test
    void everyKindOfP2CanEarnAHundredAndNoMore() {
        for (Kind kind : classified.kinds()) {
            assertEquals(0, BigDecimal.valueOf(100).compareTo(most(classified, kind)), kind.id());
        }
    }

    @Test
    void everyKindOfP1CanBeExcellent() {
        assertEquals(List.of("POST", "ASSIGNED_DUTY", "OLD_OR_MOBILE", "COMPANY"), kinds(fourQualified));
        for (Kind kind : fourQualified.kinds()) {
            assertTrue(most(fourQualified, kind).compareTo(BigDecimal.valueOf(90)) >= 0, kind.id());
        }
    }

    @Test
    void p1HasItsFourDimensionsAndACompanysMembersAreJudgedOnLeadingAtWork() {
        List<String> titles = table(fourQualified).categories().stream().map(category -> category.title().zh()).toList();
        assertEquals(List.of("政治合格", "执行纪律合格", "品德合格", "发挥作用合格", "生产经营带头作用"), titles);
        assertEquals(List.of("COMPANY"), table(fourQualified).categories().get(4).kinds());
    }

    @Test
    void p2GradesAsTheDecisionSays() {
        assertEquals(List.of("excellent 90", "qualified 70", "basic 60", "unqualified 0"),
                classified.tiers().stream().map(tier -> tier.id() + " " + tier.from().toPlainString()).toList());
        assertEquals(Optional.of("PARTY_BRANCH"), classified.tiers().stream().map(Tier::quota).filter(quota -> quota != null)
                .map(quota -> String.valueOf(quota.of())).findFirst());
        assertEquals(List.of("dues-unpaid", "punished"), classified.vetoes().stream().map(veto -> veto.id()).toList());
        assertEquals(7, classified.publicity().days());
        assertEquals(7, classified.publicity().objectionAnswerWorkingDays());
    }

    @Test
    void everythingIsTitledAndWhatIsDeclaredSaysWhatEvidenceItNeeds() {
        for (Rulebook rulebook : List.of(classified, fourQualified)) {
            for (Category category : table(rulebook).categories()) {
                assertTrue(category.title() != null, category.id());
                for (Item item : category.items()) {
                    assertTrue(item.title() != null, item.id());
                    assertTrue(!item.declarable() || item.evidence() != Evidence.NONE && item.highest().signum() > 0, item.id());
                }
            }
        }
    }

    private static List<String> kinds(Rulebook rulebook) {
        return rulebook.kinds().stream().map(Kind::id).toList();
    }

    private static PointsTable table(Rulebook rulebook) {
        return rulebook.components().get(0).points();
    }

    /** The base and the caps of the categories for that kind, each category's items being able to fill it. */
    private static BigDecimal most(Rulebook rulebook, Kind kind) {
        BigDecimal most = table(rulebook).base();
        for (Category category : table(rulebook).categories()) {
            if (category.cap() != null && category.appliesTo(kind.id())) {
                BigDecimal year = category.items().stream().filter(item -> item.appliesTo(kind.id()) && item.highest().signum() > 0)
                        .map(PresetsTest::inAYear).reduce(BigDecimal.ZERO, BigDecimal::add);
                assertTrue(year.compareTo(category.cap()) >= 0, kind.id() + " can't fill " + category.id() + ": " + year);
                most = most.add(category.cap());
            }
        }
        return most;
    }

    private static BigDecimal inAYear(Item item) {
        int times = switch (item.cap().per()) {
            case MONTH -> 12;
            case QUARTER -> 4;
            case HALF_YEAR -> 2;
            default -> 1;
        };
        return item.cap().points().multiply(BigDecimal.valueOf(times));
    }

    private static Rulebook parsed(String name) {
        Parsed parsed = RulebookParser.parse(PartyPointsModule.preset(name));
        assertEquals(List.of(), parsed.faults());
        return parsed.rulebook();
    }
}
