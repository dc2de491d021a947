package org.linli.partypoints;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * One voter's scores for the members of the branch.
 *
 * @param mark   tells before the count whether a slip was entered already, and whose own it is; a digest, since a ballot is anonymous
 * @param slip   the slip's number, or the voter's person number where it is known; null after the count
 * @param scores the scores by member, at most two decimals
 */
record Ballot(String id, String mark, String slip, Map<String, BigDecimal> scores) {

    Ballot {
        scores = Map.copyOf(scores);
    }

    /** The mark of a slip. @param rater the slip's number, or the voter's person number where it is known */
    static String mark(String appraisal, String rater) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest((appraisal + ":" + rater).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
