package dev.freehold.platform.boot;

import dev.freehold.platform.database.SchemaMigration;
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

    /**
     * Starts the application and does not come back: the process ends with the command.
     *
     * @param args the whole command line; it has been parsed once already, without an error
     */
    static void start(String... args) {
        System.setProperty("quarkus.http.host-enabled", "false");
        System.setProperty("quarkus.scheduler.enabled", "false");
        // The terminal belongs to what the command prints.
        System.setProperty("quarkus.log.console.level", "WARN");
        Quarkus.run(InApplication.class, args);
    }

    /** A service can wait for its database; somebody at a terminal wants to know. */
    @Override
    public int run(String... args) {
        Optional<String> problem =
                Arc.container().instance(SchemaMigration.class).get().problem();
        if (problem.isPresent()) {
            System.err.println("freehold: the schema is not ready, nothing was changed: " + problem.get());
            return ExitCode.SOFTWARE;
        }
        return Main.commandLine().execute(args);
    }
}
