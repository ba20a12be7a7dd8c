package dev.freehold.schema.command;

import dev.freehold.schema.boot.Explanation;
import dev.freehold.schema.database.RefusedException;
import io.quarkus.arc.Arc;
import java.io.PrintWriter;
import org.jboss.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What all commands of the governor have in common: where they print, and how they end. */
@Command
final class Terminal {
    static final int OK = 0;

    /** The work failed, or the database could not be asked. */
    static final int FAILED = 1;

    /** There are findings, or a condition is missing. */
    static final int FINDINGS = 2;

    private static final Logger LOG = Logger.getLogger(Terminal.class);

    @Spec(Target.MIXEE)
    private CommandSpec command;

    /** What a command does. */
    @FunctionalInterface
    interface Work {
        int run() throws Exception;
    }

    /** A bean of the application that the command runs in. */
    static <T> T bean(Class<T> type) {
        return Arc.container().instance(type).get();
    }

    /** Runs the command; says in a line why it did not work. */
    int run(Work work) {
        try {
            return work.run();
        } catch (RefusedException refusal) {
            complain("refused: " + refusal.getMessage());
            return FINDINGS;
        } catch (Exception failure) {
            LOG.debug("A command failed", failure);
            complain("failed: " + Explanation.of(failure));
            return FAILED;
        } finally {
            out().flush();
        }
    }

    PrintWriter out() {
        return command.commandLine().getOut();
    }

    /** For people who wait; what is asked for goes to {@link #out}. */
    void progress(String line) {
        command.commandLine().getErr().println("  " + line);
        command.commandLine().getErr().flush();
    }

    void complain(String line) {
        command.commandLine().getErr().println("freehold schema " + command.name() + ": " + line);
        command.commandLine().getErr().flush();
    }

    /** Colours only for people, and only for those who do not mind (no-color.org). */
    // Java 17 answers null without a terminal; later ones answer a console anyway, and there TERM tells.
    @SuppressWarnings("SystemConsoleNull")
    static boolean isColoured() {
        return System.console() != null && System.getenv("TERM") != null && System.getenv("NO_COLOR") == null;
    }
}
