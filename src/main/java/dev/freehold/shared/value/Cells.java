package dev.freehold.shared.value;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How other programs spell dates and numbers in files that have nothing but text. */
final class Cells {
    /** More zeros than any number here has digits; what it bounds is the size of the number that a short text asks for. */
    static final int LARGEST_EXPONENT = 30;

    /** ISO 8601 in its extended and its basic form; a time of day may follow that says nothing, midnight. */
    private static final Pattern DATE = Pattern.compile("(\\d{4})(?:-(\\d{2})-(\\d{2})(?:T00:00:00(?:\\.0{1,9})?Z?)?"
            + "|(\\d{2})(\\d{2})(?:T000000(?:\\.0{1,9})?Z?)?)");
    /** Spreadsheets and statistics programs write large numbers as 7.7e+006. */
    private static final Pattern WITH_EXPONENT = Pattern.compile("(-?\\d{1,15}(?:\\.\\d{1,20})?)[eE]([-+]?\\d{1,3})");

    private Cells() {}

    /** @throws java.time.DateTimeException for a day that the calendar does not have */
    static LocalDate date(String cell) {
        Matcher date = matched(DATE, cell);
        boolean isExtended = date.group(2) != null;
        return LocalDate.of(
                Integer.parseInt(date.group(1)),
                Integer.parseInt(date.group(isExtended ? 2 : 4)),
                Integer.parseInt(date.group(isExtended ? 3 : 5)));
    }

    static boolean isWithExponent(String cell) {
        return WITH_EXPONENT.matcher(cell).matches();
    }

    /** A number with an exponent. Zeros that only the exponent brought do not count as decimals. */
    static BigDecimal decimal(String cell) {
        Matcher number = matched(WITH_EXPONENT, cell);
        BigDecimal value = new BigDecimal(number.group(1)).scaleByPowerOfTen(exponent(number));
        BigDecimal shortest = value.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    /** A number with an exponent, as near as a double comes. */
    static Double number(String cell) {
        Matcher number = matched(WITH_EXPONENT, cell);
        return Double.valueOf(number.group(1) + "e" + exponent(number));
    }

    private static int exponent(Matcher number) {
        int exponent = Integer.parseInt(number.group(2));
        if (Math.abs(exponent) > LARGEST_EXPONENT) {
            throw new IllegalArgumentException("out of range");
        }
        return exponent;
    }

    private static Matcher matched(Pattern shape, String cell) {
        Matcher matcher = shape.matcher(cell);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("wrong shape");
        }
        return matcher;
    }
}
