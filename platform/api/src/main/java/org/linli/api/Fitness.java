package org.linli.api;

/**
 * What a module says of itself when it is asked whether it is fit to serve.
 *
 * @param fit  whether it can serve
 * @param says why not, in words for the operator; null when fit
 */
public record Fitness(boolean fit, String says) {

    /** Fit to serve. */
    public static final Fitness FIT = new Fitness(true, null);

    /** Not fit, for this reason. */
    public static Fitness not(String reason) {
        return new Fitness(false, reason);
    }
}
