package dev.freehold.platform.boot;

import dev.freehold.platform.database.DatabaseUrl;
import dev.freehold.platform.database.Settings;
import dev.freehold.platform.telemetry.TelemetryVariables;
import io.quarkus.runtime.LaunchMode;

/** How the log is written: as JSON where a machine collects it, readable where people do. */
final class LogFormat {
    private static final String JSON = "quarkus.log.console.json.enabled";

    private LogFormat() {}

    /**
     * Decides before Quarkus starts: JSON for the packaged service on a database that it was given, text where somebody tries it out
     * with the embedded one, in development, in tests and for commands, unless {@code LOG_FORMAT} says otherwise.
     *
     * @param serves whether the process serves; otherwise somebody at a terminal reads what a command has to say
     */
    static void choose(Settings settings, boolean serves) {
        boolean collected = serves
                && LaunchMode.current() == LaunchMode.NORMAL
                && settings.find(DatabaseUrl.SETTING).isPresent();
        System.setProperty(JSON, Boolean.toString(TelemetryVariables.logsJson(settings::find, collected)));
    }

    static boolean isJson() {
        return Boolean.getBoolean(JSON);
    }
}
