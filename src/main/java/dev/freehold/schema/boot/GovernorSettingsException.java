package dev.freehold.schema.boot;

/** A setting of the schema governor cannot be used. The message is one line that names it and says what is allowed. */
public final class GovernorSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GovernorSettingsException(String variable, String allowed) {
        super(variable + " cannot be used: " + allowed);
    }
}
