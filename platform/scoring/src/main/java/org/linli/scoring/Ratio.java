package org.linli.scoring;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Collection;

/** An exact quotient, for means that no decimal holds; rounded once, by whoever shows it. Always in lowest terms. */
public record Ratio(BigInteger numerator, BigInteger denominator) implements Comparable<Ratio> {

    public static final Ratio ZERO = new Ratio(BigInteger.ZERO, BigInteger.ONE);

    public Ratio {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("A quotient by zero");
        }
        BigInteger common = numerator.gcd(denominator);
        BigInteger divisor = denominator.signum() < 0 ? common.negate() : common;
        numerator = numerator.divide(divisor);
        denominator = denominator.divide(divisor);
    }

    /** The decimal as an exact quotient. */
    public static Ratio of(BigDecimal decimal) {
        BigDecimal scaled = decimal.scale() < 0 ? decimal.setScale(0) : decimal;
        return new Ratio(scaled.unscaledValue(), BigInteger.TEN.pow(scaled.scale()));
    }

    /**
     * The mean.
     *
     * @throws ArithmeticException if there is nothing to take the mean of
     */
    public static Ratio mean(Collection<Ratio> values) {
        return values.stream().reduce(ZERO, Ratio::plus).dividedBy(BigDecimal.valueOf(values.size()));
    }

    public Ratio plus(Ratio other) {
        return new Ratio(numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public Ratio times(BigDecimal factor) {
        Ratio by = of(factor);
        return new Ratio(numerator.multiply(by.numerator), denominator.multiply(by.denominator));
    }

    /**
     * The quotient.
     *
     * @throws ArithmeticException if the divisor is zero
     */
    public Ratio dividedBy(BigDecimal divisor) {
        Ratio by = of(divisor);
        return new Ratio(numerator.multiply(by.denominator), denominator.multiply(by.numerator));
    }

    /** Rounded HALF_UP to two decimals. */
    public BigDecimal rounded() {
        return decimal(2);
    }

    /** Rounded HALF_UP to that many decimals. */
    public BigDecimal decimal(int decimals) {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), decimals, RoundingMode.HALF_UP);
    }

    @Override
    public int compareTo(Ratio other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }
}
