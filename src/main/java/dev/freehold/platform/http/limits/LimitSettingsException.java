package dev.freehold.platform.http.limits;

/** A setting that cannot be used. Its message names the setting and what is allowed, for whoever starts the service. */
public final class LimitSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LimitSettingsException(String name, String allowed) {
        super(name + " cannot be used: " + allowed);
    }
}
