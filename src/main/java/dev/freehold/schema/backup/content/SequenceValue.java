package dev.freehold.schema.backup.content;

/**
 * Where a sequence stands.
 *
 * @param owner of an identity column its table, whose sequence has no name that matters; otherwise empty
 * @param name of the sequence, or of the identity column
 * @param value the last value, or the first one to come
 * @param called whether the value has been given out
 */
public record SequenceValue(String schema, String owner, String name, long value, boolean called) {
    /** {@code schema.sequence} or {@code schema.table.column}, not quoted. */
    public String fullName() {
        return schema + "." + (owner.isEmpty() ? "" : owner + ".") + name;
    }
}
