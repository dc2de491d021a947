package org.linli.scoring;

import org.linli.scoring.rulebook.CapWindow;

/**
 * A tally's bucket, read without patterns or dates because a settlement reads millions.
 *
 * @param monthNumber year × 12 + month
 * @param window      a number for the cap window that holds the bucket, rising with time
 */
record Bucket(int monthNumber, int window) {

    private static final int MONTH_LENGTH = 7;
    private static final int DAY_LENGTH = 10;
    private static final int WEEK_LENGTH = 16;

    static Bucket of(String bucket, CapWindow per) {
        int monthAt = per == CapWindow.WEEK ? 9 : 0;
        int length = per == CapWindow.WEEK ? WEEK_LENGTH : per == CapWindow.DAY ? DAY_LENGTH : MONTH_LENGTH;
        if (bucket.length() != length || bucket.charAt(monthAt + 4) != '-') {
            throw new IllegalArgumentException("The bucket " + bucket + " doesn't fit a cap per " + per);
        }
        int year = digits(bucket, monthAt, 4);
        int month = digits(bucket, monthAt + 5, 2);
        int window = switch (per == null ? CapWindow.MONTH : per) {
            case DAY -> year * 10_000 + month * 100 + digits(bucket, 8, 2);
            case WEEK -> digits(bucket, 0, 4) * 100 + digits(bucket, 6, 2);
            case EVENT, MONTH -> year * 100 + month;
            case QUARTER -> year * 10 + (month + 2) / 3;
            case HALF_YEAR -> year * 10 + (month + 5) / 6;
            case YEAR -> year;
            case CYCLE -> 0;
        };
        return new Bucket(year * 12 + month, window);
    }

    /** The window's name, as {@link org.linli.scoring.rulebook.Item#window} gives it; without a cap or for one per event, the month. */
    static String label(int window, CapWindow per) {
        return switch (per == null ? CapWindow.MONTH : per) {
            case DAY -> window / 10_000 + "-" + two(window / 100 % 100) + "-" + two(window % 100);
            case WEEK -> window / 100 + "-W" + two(window % 100);
            case EVENT, MONTH -> window / 100 + "-" + two(window % 100);
            case QUARTER -> window / 10 + "-Q" + window % 10;
            case HALF_YEAR -> window / 10 + "-H" + window % 10;
            case YEAR -> Integer.toString(window);
            case CYCLE -> "CYCLE";
        };
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    private static int digits(String text, int from, int count) {
        int number = 0;
        for (int i = from; i < from + count; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new IllegalArgumentException("Not a bucket of time: " + text);
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
