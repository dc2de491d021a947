package org.linli.security;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Codes for the day when the app is lost: 80 random bits each, to be printed and typed. */
final class RecoveryCode {

    private static final int COUNT = 10;
    private static final int GROUPS = 4;
    private static final int GROUP = 4;
    private static final String READABLE = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private RecoveryCode() {
    }

    /** A new set. */
    static List<String> set() {
        return Stream.generate(RecoveryCode::next).limit(COUNT).toList();
    }

    private static String next() {
        return IntStream.range(0, GROUPS).mapToObj(group -> RANDOM.ints(GROUP, 0, READABLE.length())
                .mapToObj(i -> String.valueOf(READABLE.charAt(i))).collect(Collectors.joining())).collect(Collectors.joining("-"));
    }

    /** What is kept of one, however it was typed. */
    static String hash(String account, String code) {
        return Secrets.hash(account + ":" + code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", ""));
    }
}
