package org.linli.scoring.rulebook;

import java.time.LocalDate;
import java.time.temporal.IsoFields;

/** Names the windows of time that points are summed in. */
final class Windows {

    private Windows() {
    }

    static String bucket(CapWindow per, LocalDate date) {
        if (per == CapWindow.DAY) {
            return date.toString();
        }
        String month = date.toString().substring(0, 7);
        return per == CapWindow.WEEK ? week(date) + "/" + month : month;
    }

    static String window(CapWindow per, LocalDate date) {
        int month = date.getMonthValue();
        return switch (per) {
            case EVENT, CYCLE -> per.name();
            case DAY -> date.toString();
            case WEEK -> week(date);
            case MONTH -> date.toString().substring(0, 7);
            case QUARTER -> date.getYear() + "-Q" + (month + 2) / 3;
            case HALF_YEAR -> date.getYear() + "-H" + (month + 5) / 6;
            case YEAR -> Integer.toString(date.getYear());
        };
    }

    private static String week(LocalDate date) {
        int week = date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        return date.get(IsoFields.WEEK_BASED_YEAR) + (week < 10 ? "-W0" : "-W") + week;
    }
}
