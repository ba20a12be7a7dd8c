package dev.freehold.schema.boot;

/** What is known of a schema, where no service has booted. */
public final class States {
    private States() {}

    public static SchemaState of(Governance governance) {
        return new SchemaState(governance);
    }
}
