package dev.freehold.property.statistics;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How amounts are spread: a quarter of them is at most {@code p25}, half at most the median, three quarters at most {@code p75};
 * between two amounts it is interpolated. Two decimals, in the currency of the group.
 */
@RegisterForReflection
public record Quartiles(BigDecimal p25, BigDecimal median, BigDecimal p75) {
    /** Null if there was no amount. */
    static Quartiles of(Number p25, Number median, Number p75) {
        return median == null ? null : new Quartiles(money(p25), money(median), money(p75));
    }

    private static BigDecimal money(Number amount) {
        return BigDecimal.valueOf(amount.doubleValue()).setScale(2, RoundingMode.HALF_UP);
    }
}
