package dev.freehold.shared.value;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A type of the contract's single values: how it is written in JSON, in a query parameter, in a cursor and in a CSV cell.
 * One table for all of them, so that a date is the same thing everywhere.
 *
 * @param <T> the Java type
 */
public final class ScalarType<T> {
    /** How the value stands in JSON. */
    public enum JsonKind {
        STRING,
        NUMBER,
        BOOLEAN
    }

    private static final Pattern DATE_SHAPE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern INSTANT_SHAPE =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");
    private static final Pattern UUID_SHAPE =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern NUMBER_SHAPE = Pattern.compile("-?\\d{1,15}(\\.\\d{1,15})?");
    private static final Pattern DOUBLE_SHAPE = Pattern.compile("-?\\d{1,15}(\\.\\d{1,20})?([eE][-+]?\\d{1,2})?");
    private static final Pattern INTEGER_SHAPE = Pattern.compile("-?\\d{1,9}");
    private static final Pattern LONG_SHAPE = Pattern.compile("-?\\d{1,18}");

    public static final ScalarType<String> TEXT =
            new ScalarType<>(String.class, JsonKind.STRING, "invalid_text", "text", ScalarType::text, t -> t);
    public static final ScalarType<UUID> UUID_TYPE = new ScalarType<>(
            UUID.class,
            JsonKind.STRING,
            "invalid_uuid",
            "a UUID such as 0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b",
            text -> UUID.fromString(shaped(UUID_SHAPE, text)),
            UUID::toString);
    public static final ScalarType<LocalDate> DATE = new ScalarType<>(
            LocalDate.class,
            JsonKind.STRING,
            "invalid_date",
            "a date of the calendar written YYYY-MM-DD",
            text -> LocalDate.parse(shaped(DATE_SHAPE, text)),
            Cells::date,
            LocalDate::toString);
    /** PostgreSQL keeps microseconds, so no instant is finer anywhere. */
    public static final ScalarType<Instant> INSTANT = new ScalarType<>(
            Instant.class,
            JsonKind.STRING,
            "invalid_instant",
            "an instant written as RFC 3339 says, such as 2026-01-31T09:30:00Z",
            text -> OffsetDateTime.parse(shaped(INSTANT_SHAPE, text))
                    .toInstant()
                    .truncatedTo(ChronoUnit.MICROS),
            Instant::toString);

    public static final ScalarType<BigDecimal> DECIMAL = new ScalarType<>(
            BigDecimal.class,
            JsonKind.NUMBER,
            "invalid_number",
            "a number such as 12.5",
            text -> new BigDecimal(shaped(NUMBER_SHAPE, text)),
            cell -> Cells.isWithExponent(cell) ? Cells.decimal(cell) : new BigDecimal(shaped(NUMBER_SHAPE, cell)),
            BigDecimal::toPlainString);
    /** A measured quantity; an exponent is allowed, since JSON writers spell small ones so. */
    public static final ScalarType<Double> DOUBLE = new ScalarType<>(
            Double.class,
            JsonKind.NUMBER,
            "invalid_number",
            "a number such as 12.5",
            text -> Double.valueOf(shaped(DOUBLE_SHAPE, text)),
            cell -> Cells.isWithExponent(cell) ? Cells.number(cell) : Double.valueOf(shaped(DOUBLE_SHAPE, cell)),
            String::valueOf);

    public static final ScalarType<Integer> INTEGER = new ScalarType<>(
            Integer.class,
            JsonKind.NUMBER,
            "invalid_integer",
            "a whole number such as 12",
            text -> Integer.valueOf(shaped(INTEGER_SHAPE, text)),
            String::valueOf);
    public static final ScalarType<Long> LONG = new ScalarType<>(
            Long.class,
            JsonKind.NUMBER,
            "invalid_integer",
            "a whole number such as 12",
            text -> Long.valueOf(shaped(LONG_SHAPE, text)),
            String::valueOf);
    public static final ScalarType<Boolean> BOOLEAN = new ScalarType<>(
            Boolean.class, JsonKind.BOOLEAN, "invalid_boolean", "true or false", ScalarType::truth, String::valueOf);

    private final Class<T> javaType;
    private final JsonKind jsonKind;
    private final String errorCode;
    private final String allowed;
    private final Function<String, T> parser;
    private final Function<String, T> cellParser;
    private final Function<T, String> writer;

    private ScalarType(
            Class<T> javaType,
            JsonKind jsonKind,
            String errorCode,
            String allowed,
            Function<String, T> parser,
            Function<T, String> writer) {
        this(javaType, jsonKind, errorCode, allowed, parser, parser, writer);
    }

    private ScalarType(
            Class<T> javaType,
            JsonKind jsonKind,
            String errorCode,
            String allowed,
            Function<String, T> parser,
            Function<String, T> cellParser,
            Function<T, String> writer) {
        this.javaType = javaType;
        this.jsonKind = jsonKind;
        this.errorCode = errorCode;
        this.allowed = allowed;
        this.parser = parser;
        this.cellParser = cellParser;
        this.writer = writer;
    }

    /** The type of an enumeration; its constants' {@code toString()} is their spelling in the contract. */
    public static <E extends Enum<E>> ScalarType<E> enumeration(Class<E> type) {
        Map<String, E> constants = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            constants.put(constant.toString(), constant);
        }
        return new ScalarType<>(
                type,
                JsonKind.STRING,
                "unknown_value",
                "one of " + String.join(", ", constants.keySet()),
                text -> spelled(constants, text),
                Enum::toString);
    }

    /**
     * Reads the value from its text.
     *
     * @throws IllegalArgumentException if it is not one; {@link #errorCode()} and {@link #allowed()} say what is missing
     */
    public T parse(String text) {
        return parsed(parser, text);
    }

    /**
     * Reads the value from a cell of a source that has nothing but text, as CSV: also from the other spellings that programs
     * write there. A date may be 20141013, and a time of day may follow if it is midnight; a number that need not be whole may
     * have an exponent, of three digits too, up to {@value Cells#LARGEST_EXPONENT} either way.
     *
     * @throws IllegalArgumentException as {@link #parse}
     */
    public T parseCell(String text) {
        return parsed(cellParser, text);
    }

    private static <T> T parsed(Function<String, T> parser, String text) {
        try {
            return parser.apply(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The value's text, which {@link #parse} reads back as an equal value. */
    public String write(Object value) {
        return writer.apply(javaType.cast(value));
    }

    public Class<T> javaType() {
        return javaType;
    }

    public JsonKind jsonKind() {
        return jsonKind;
    }

    /** The stable code of the error for a text that is no such value. */
    public String errorCode() {
        return errorCode;
    }

    /** What is allowed, to follow "must be". */
    public String allowed() {
        return allowed;
    }

    private static <E> E spelled(Map<String, E> constants, String text) {
        E constant = constants.get(text);
        if (constant == null) {
            throw new IllegalArgumentException("no such constant");
        }
        return constant;
    }

    private static String shaped(Pattern shape, String text) {
        if (!shape.matcher(text).matches()) {
            throw new IllegalArgumentException("wrong shape");
        }
        return text;
    }

    private static String text(String text) {
        String flaw = Text.flaw(text);
        if (flaw != null) {
            throw new IllegalArgumentException(flaw);
        }
        return text;
    }

    private static Boolean truth(String text) {
        return switch (text) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw new IllegalArgumentException("neither");
        };
    }
}
