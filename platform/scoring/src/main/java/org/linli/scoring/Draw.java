package org.linli.scoring;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A draw that anyone can check: people in the order of SHA-256 of seed, colon and person number (M9). */
public final class Draw {

    private Draw() {
    }

    /**
     * Draws people.
     *
     * @param seed  published before the draw
     * @param among the eligible people; order and repetition don't matter
     * @param take  how many
     * @return those drawn, in the order of the draw
     * @throws IllegalArgumentException if there are fewer people than that, or {@code take} is below 1
     */
    public static List<String> of(String seed, Collection<String> among, int take) {
        MessageDigest sha256 = sha256();
        Map<String, String> byHash = new TreeMap<>();
        for (String person : among) {
            byHash.put(HexFormat.of().formatHex(sha256.digest((seed + ":" + person).getBytes(StandardCharsets.UTF_8))), person);
        }
        if (take < 1 || take > byHash.size()) {
            throw new IllegalArgumentException("Can't draw " + take + " of " + byHash.size());
        }
        return byHash.values().stream().limit(take).toList();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
