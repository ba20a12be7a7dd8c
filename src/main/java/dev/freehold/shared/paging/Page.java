package dev.freehold.shared.paging;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * One page of a list.
 *
 * @param items at most as many as the limit
 * @param nextCursor where the next page starts; null on the last
 * @param total how many match in all; null unless asked for, and then left out of the JSON
 */
public record Page<T>(
        List<T> items,
        String nextCursor,
        @JsonInclude(JsonInclude.Include.NON_NULL) Long total) {}
