package dev.freehold.shared.paging;

import dev.freehold.shared.value.ScalarType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One field of a collection: its name in the contract, its type, where its value comes from, and what a list may do with
 * it.
 *
 * @param name in snake_case, as the view's component
 * @param type its type; null for an object inside the view, which no list can filter or sort
 * @param expression the HQL that yields it; null for the entity's attribute of the same name
 * @param filterable {@code name=a,b} and {@code name_is_null}
 * @param ranged {@code name_gt}, {@code name_gte}, {@code name_lt}, {@code name_lte}
 * @param sortable {@code sort=name}
 * @param nullable whether the value may be null, which the keyset must then provide for
 * @param need what a list must be asked for {@code expression} to mean anything; the field is null without it
 * @param shownWhere the HQL condition under which a row shows the field, and is found by it; null for always
 */
public record Field(
        String name,
        ScalarType<?> type,
        String expression,
        boolean filterable,
        boolean ranged,
        boolean sortable,
        boolean nullable,
        Need need,
        String shownWhere) {

    /** What the value of a field depends on beside its row. */
    public enum Need {
        NOTHING,
        /** The text of a search, as {@code :q}. */
        SEARCH,
        /** The centre of a search by distance, as {@code :near_latitude} and {@code :near_longitude}. */
        NEAR
    }

    public static Field uuid(String name) {
        return of(name, ScalarType.UUID_TYPE);
    }

    public static Field text(String name) {
        return of(name, ScalarType.TEXT);
    }

    public static Field date(String name) {
        return of(name, ScalarType.DATE);
    }

    public static Field instant(String name) {
        return of(name, ScalarType.INSTANT);
    }

    public static Field decimal(String name) {
        return of(name, ScalarType.DECIMAL);
    }

    /** A measured quantity, such as a coordinate, which no decimal notation need hit exactly. */
    public static Field real(String name) {
        return of(name, ScalarType.DOUBLE);
    }

    public static Field integer(String name) {
        return of(name, ScalarType.INTEGER);
    }

    /** A whole number that may be greater than an {@link #integer}. */
    public static Field number(String name) {
        return of(name, ScalarType.LONG);
    }

    public static Field bool(String name) {
        return of(name, ScalarType.BOOLEAN);
    }

    public static <E extends Enum<E>> Field enumeration(String name, Class<E> type) {
        return of(name, ScalarType.enumeration(type));
    }

    /** An object inside the view, built by an HQL expression. */
    public static Field object(String name, String expression) {
        return new Field(name, null, expression, false, false, false, false, Need.NOTHING, null);
    }

    private static Field of(String name, ScalarType<?> type) {
        return new Field(name, type, null, false, false, false, false, Need.NOTHING, null);
    }

    /** Equality with one of several values. */
    public Field filtered() {
        return new Field(name, type, expression, true, ranged, sortable, nullable, need, shownWhere);
    }

    /** Comparison as well as equality. */
    public Field compared() {
        return new Field(name, type, expression, true, true, sortable, nullable, need, shownWhere);
    }

    public Field sorted() {
        return new Field(name, type, expression, filterable, ranged, true, nullable, need, shownWhere);
    }

    public Field optional() {
        return new Field(name, type, expression, filterable, ranged, sortable, true, need, shownWhere);
    }

    /** The HQL that yields the value, where it is not simply the attribute of the field's name. */
    public Field from(String hql) {
        return new Field(name, type, hql, filterable, ranged, sortable, nullable, need, shownWhere);
    }

    /** The HQL that yields the value when the list is asked for what it needs. */
    public Field given(Need other, String hql) {
        return new Field(name, type, hql, filterable, ranged, sortable, nullable, other, shownWhere);
    }

    /**
     * Shows the field only in rows for which the HQL condition holds. In all others it is as if it were null, and no filter finds
     * them by what it really is.
     */
    public Field shownWhere(String hql) {
        return new Field(name, type, expression, filterable, ranged, sortable, true, need, hql);
    }

    /** Whether an answer may have null for it: where the row has none, or the list was not asked for what it needs. */
    public boolean canBeNull() {
        return nullable || need != Need.NOTHING;
    }

    /** Whether comparing makes sense for the type; a declaration that says otherwise is a mistake. */
    boolean isOrdered() {
        Class<?> javaType = type.javaType();
        return javaType == LocalDate.class
                || javaType == Instant.class
                || javaType == BigDecimal.class
                || javaType == Double.class
                || javaType == Integer.class
                || javaType == Long.class
                || javaType == UUID.class;
    }
}
