package dev.freehold.platform.boot;

import dev.freehold.schema.boot.SchemaState;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.util.Optional;
import picocli.CommandLine.ExitCode;

/**
 * Runs a command inside the started application, so that it finds the beans and the database ready, but without HTTP and
 * without scheduled jobs. The process ends with the command's exit code.
 */
public final class InApplication implements QuarkusApplication {
    private static final String GOVERNS_AT_BOOT = "freehold.schema.boot";

    /**
     * Starts the application and does not come back: the process ends with the command.
     *
     * @param governs whether the command looks after the schema itself, whatever state that is in
     * @param args the whole command line; it has been parsed once already, without an error
     */
    static void start(boolean governs, String... args) {
        if (governs) {
            System.setProperty(GOVERNS_AT_BOOT, "false");
            // What it warns of is what the command prints.
            System.setProperty("quarkus.log.category.\"dev.freehold.schema\".level", "ERROR");
        }
        System.setProperty("quarkus.http.host-enabled", "false");
        System.setProperty("quarkus.scheduler.enabled", "false");
        // Nobody has to be told that a command ends.
        System.setProperty("quarkus.shutdown.delay", "0s");
        // The terminal belongs to what the command prints.
        System.setProperty("quarkus.log.console.level", "WARN");
        System.setProperty("quarkus.log.console.stderr", "true");
        Quarkus.run(InApplication.class, args);
    }

    /** A service can wait for its database; somebody at a terminal wants to know. */
    @Override
    public int run(String... args) {
        Optional<String> problem =
                Arc.container().instance(SchemaState.class).get().problem();
        if (problem.isPresent() && !"false".equals(System.getProperty(GOVERNS_AT_BOOT))) {
            System.err.println("freehold: the schema is not ready, nothing was changed: " + problem.get());
            return ExitCode.SOFTWARE;
        }
        return Main.commandLine().execute(args);
    }
}
