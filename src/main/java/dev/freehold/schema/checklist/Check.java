package dev.freehold.schema.checklist;

import java.util.List;

/**
 * One line of the checklist.
 *
 * @param name what was looked at
 * @param ok whether it is as it must be
 * @param detail what was found, in a few words
 * @param named what is missing or wrong; empty if nothing is
 */
public record Check(String name, boolean ok, String detail, List<String> named) {
    public Check {
        named = List.copyOf(named);
    }

    static Check ok(String name, String detail) {
        return new Check(name, true, detail, List.of());
    }

    static Check failed(String name, String detail) {
        return new Check(name, false, detail, List.of());
    }

    /** Is as it must be if nothing is named. */
    static Check naming(String name, String detail, List<String> named) {
        return new Check(name, named.isEmpty(), detail, named);
    }
}
