package dev.freehold.shared.paging;

import java.util.Map;

/**
 * What a list is narrowed to before the client's filters: the channel in its path, or what the caller may know. It is part
 * of what a cursor belongs to.
 *
 * @param hql a condition; empty for none
 * @param parameters the values of its named parameters
 */
public record Scope(String hql, Map<String, Object> parameters) {
    /** No narrowing. */
    public static final Scope ALL = new Scope("", Map.of());
}
