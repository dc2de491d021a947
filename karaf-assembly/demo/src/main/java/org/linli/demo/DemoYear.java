package org.linli.demo;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.SplittableRandom;
import org.linli.api.programs.Rulebooks.ItemView;

/** Half a year of the members' entries, as a file for each month. */
final class DemoYear {

    static final String PERIOD = "2026";
    static final int MONTHS = 6;

    private static final long SEED = 2026L;

    private final List<DemoTown.Member> members;
    private final List<ItemView> items;

    DemoYear(List<DemoTown.Member> members, List<ItemView> items) {
        this.members = members;
        this.items = items;
    }

    /** The entries of a month, 1 for January. */
    Csv entries(int month) {
        var random = new SplittableRandom(SEED + month);
        var entries = new Csv("person,item,occurred_on,quantity,points,key");
        YearMonth days = YearMonth.of(Integer.parseInt(PERIOD), month);
        for (DemoTown.Member member : members) {
            int diligence = 25 + Math.floorMod(member.person().hashCode(), 7) * 8;
            for (ItemView item : items) {
                if (isFor(item, member) && random.nextInt(100) < chance(item, diligence)) {
                    entries.row(member.person(), item.id(), days.atDay(1 + random.nextInt(days.lengthOfMonth())), 1, pointsOf(item, random),
                            "demo-" + days + "-" + member.person() + "-" + item.id());
                }
            }
        }
        return entries;
    }

    private static boolean isFor(ItemView item, DemoTown.Member member) {
        return item.kinds().isEmpty() || item.kinds().contains(member.kind());
    }

    private static int chance(ItemView item, int diligence) {
        return upper(item).signum() < 0 || item.points() == null && new BigDecimal(item.from()).signum() < 0 ? 1 : diligence;
    }

    private static BigDecimal upper(ItemView item) {
        return new BigDecimal(item.points() != null ? item.points() : item.to());
    }

    private static String pointsOf(ItemView item, SplittableRandom random) {
        if (item.points() != null) {
            return "";
        }
        return random.nextBoolean() ? item.from() : item.to();
    }
}
