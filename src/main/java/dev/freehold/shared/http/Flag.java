package dev.freehold.shared.http;

import dev.freehold.shared.problem.ProblemException;
import dev.freehold.shared.value.ScalarType;

/** A query parameter that is true or false. JAX-RS takes every text but "true" for false, which would hide a mistake. */
public final class Flag {
    private Flag() {}

    /**
     * Reads the flag.
     *
     * @param value as it was sent; null counts as false
     * @throws ProblemException 400 if it is neither true nor false
     */
    public static boolean isSet(String name, String value) {
        try {
            return value != null && ScalarType.BOOLEAN.parse(value);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalidParameter(
                    name, ScalarType.BOOLEAN.errorCode(), "must be " + ScalarType.BOOLEAN.allowed());
        }
    }
}
