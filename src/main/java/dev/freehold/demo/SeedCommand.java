package dev.freehold.demo;

import dev.freehold.demo.story.Office;
import dev.freehold.identity.passwords.PasswordHasher;
import dev.freehold.shared.value.OpaqueToken;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.Application;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Fills an empty database with the demo. Runs inside the started application, with the schema migrated.
 *
 * <p>Exit codes: 0 done, 1 failed and nothing changed, 2 refused (or used wrong) and nothing changed.
 */
@Command(
        name = "seed",
        mixinStandardHelpOptions = true,
        description = "Fills an empty database with a believable demo: users, properties, projects, tasks, channels and"
                + " threads.",
        footer = {
            "",
            "The demo is the same on every machine. Refuses (exit code 2) if there is any user, property, project, task,"
                    + " channel or message already, unless told to --force."
        })
public final class SeedCommand implements Callable<Integer> {
    private static final Logger LOG = Logger.getLogger(SeedCommand.class);
    private static final int PASSWORD_LENGTH = 20;
    private static final int LARGEST_SCALE = 10_000;

    @Spec
    private CommandSpec spec;

    private int scale;

    @Option(
            names = "--force",
            description =
                    "Add the demo to whatever is there. Rows of the demo that are there already stay as they are, so"
                            + " that a second run adds nothing.")
    private boolean force;

    /** @throws ParameterException if out of range, before anything starts */
    @Option(
            names = "--scale",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "How many offices the demo has, 1 to 10000; each brings 12 users with their roles, 10 properties with"
                            + " their history, 6 projects, 150 tasks, 12 channels and 800 messages. Default: ${DEFAULT-VALUE}.")
    void setScale(int scale) {
        if (scale < 1 || scale > LARGEST_SCALE) {
            throw new ParameterException(
                    spec.commandLine(), "--scale must be from 1 to " + LARGEST_SCALE + ", not " + scale);
        }
        this.scale = scale;
    }

    @Option(
            names = "--password",
            description = "What everybody in the demo signs in with. Default: one is made and shown.")
    private String password;

    @Override
    public Integer call() {
        DemoSeeder seeder = Arc.container().instance(DemoSeeder.class).get();
        if (password == null) {
            password = OpaqueToken.random("").substring(0, PASSWORD_LENGTH);
        }
        long start = System.nanoTime();
        try {
            SeedResult result = seed(seeder);
            report(result, Duration.ofNanos(System.nanoTime() - start));
            return ExitCode.OK;
        } catch (DatabaseNotEmptyException refusal) {
            complain(refusal.getMessage() + ". To add the demo nevertheless: seed --force");
            return ExitCode.USAGE;
        } catch (RuntimeException failure) {
            LOG.debug("Seeding failed", failure);
            complain(reason(failure) + "; nothing was changed");
            return ExitCode.SOFTWARE;
        }
    }

    /** May wait as long as it takes: the main thread has nothing else to do, and Ctrl-C rolls the transaction back. */
    private SeedResult seed(DemoSeeder seeder) {
        try (SeedProgress progress = new SeedProgress(DemoSeeder.rows(scale))) {
            PasswordHasher passwords =
                    Arc.container().instance(PasswordHasher.class).get();
            return passwords
                    .hash(password)
                    .chain(hash -> seeder.seed(scale, force, hash, progress))
                    .await()
                    .indefinitely();
        }
    }

    private static String reason(RuntimeException failure) {
        // Ctrl-C takes the ground from under the work, which then fails in odd ways.
        if (!Application.currentApplication().isStarted()) {
            return "stopped";
        }
        // Waiting wraps checked exceptions, such as that of a refused connection.
        boolean isWrapped = failure instanceof CompletionException && failure.getCause() != null;
        return "failed: " + (isWrapped ? failure.getCause() : failure).getMessage();
    }

    private void report(SeedResult result, Duration duration) {
        String seconds = String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        String outcome = result.total() == 0 ? "Nothing to add, the demo is complete" : "Added " + result;
        int port = ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
        spec.commandLine().getOut().printf("""
                %s (%s).
                To look at it, start the service (the same command without seed), then open http://localhost:%d/q/swagger-ui
                and sign in with the password %s as
                """, outcome, seconds, port, password);
        Office.number(0)
                .usernamesByRole()
                .forEach((role, username) -> spec.commandLine().getOut().printf("  %-8s %s%n", role, username));
        spec.commandLine().getOut().flush();
    }

    private void complain(String message) {
        spec.commandLine().getErr().println("freehold seed: " + message);
        spec.commandLine().getErr().flush();
    }
}
