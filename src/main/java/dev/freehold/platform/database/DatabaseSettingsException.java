package dev.freehold.platform.database;

/** A setting of the database cannot be used. The message is one line, says which part is wrong, and never holds a password. */
public final class DatabaseSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param problem one line, which names the setting */
    public DatabaseSettingsException(String problem) {
        super(problem);
    }

    /** The same problem, of another setting than {@code DATABASE_URL}. */
    DatabaseSettingsException about(String setting) {
        return new DatabaseSettingsException(getMessage().replace(DatabaseUrl.SETTING, setting));
    }
}
