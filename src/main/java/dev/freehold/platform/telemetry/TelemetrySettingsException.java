package dev.freehold.platform.telemetry;

/** A setting of logs or traces cannot be used. The message is one line that names it and says what is allowed. */
public final class TelemetrySettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TelemetrySettingsException(String variable, String allowed) {
        super(variable + " cannot be used: " + allowed);
    }
}
