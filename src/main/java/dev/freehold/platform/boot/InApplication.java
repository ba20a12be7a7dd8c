package dev.freehold.platform.boot;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;

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

    @Override
    public int run(String... args) {
        return Main.commandLine().execute(args);
    }
}
