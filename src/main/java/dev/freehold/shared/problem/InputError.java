package dev.freehold.shared.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * One thing that is wrong with the input.
 *
 * @param line the line of an import on which the row starts, from 1; null elsewhere
 * @param pointer JSON pointer (RFC 6901) into the body; null for a parameter
 * @param parameter name of the query parameter or header; null for a body
 * @param code stable snake_case name of the rule that is broken
 * @param detail what is wrong and what is allowed, for people
 */
@JsonPropertyOrder({"line", "pointer", "parameter", "code", "detail"})
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
public record InputError(Long line, String pointer, String parameter, String code, String detail) {

    /** An error in a field of the body; {@code pointer} starts with a slash, or is empty for the body as a whole. */
    public static InputError at(String pointer, String code, String detail) {
        return new InputError(null, pointer, null, code, detail);
    }

    /** An error in a query parameter or header. */
    public static InputError in(String parameter, String code, String detail) {
        return new InputError(null, null, parameter, code, detail);
    }

    /** The same error, in a row of an import. */
    public InputError onLine(long row) {
        return new InputError(row, pointer, parameter, code, detail);
    }
}
