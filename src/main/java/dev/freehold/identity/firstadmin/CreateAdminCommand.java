package dev.freehold.identity.firstadmin;

import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.VertxContextSupport;
import java.io.Console;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.ConfigProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Makes an administrator, the first one or one more. Runs inside the started application, with the schema migrated.
 *
 * <p>Exit codes: 0 done, 1 failed and nothing changed, 2 refused (or used wrong) and nothing changed.
 */
@Command(
        name = "create-admin",
        mixinStandardHelpOptions = true,
        description = "Makes a user with the role admin.",
        footer = {
            "",
            "The password is taken from ADMIN_PASSWORD, or asked for. It has 12 to 200 characters and is none of the"
                    + " commonest. Exit codes: 0 done, 1 failed, 2 refused."
        })
public final class CreateAdminCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--username",
            required = true,
            defaultValue = "${env:ADMIN_USERNAME}",
            description = "The user name. Default: ADMIN_USERNAME.")
    private String username;

    @Option(
            names = "--email",
            defaultValue = "${env:ADMIN_EMAIL}",
            description = "The e-mail address. Default: ADMIN_EMAIL; otherwise one where no mail arrives.")
    private String email;

    @Option(names = "--password", description = "Ask for the password, even if ADMIN_PASSWORD is set.")
    private boolean asks;

    @Option(
            names = "--force",
            description = "If there is a user of this name: give him the role and the password, and let him in again.")
    private boolean force;

    @Override
    public Integer call() {
        String password = password();
        if (password == null) {
            return refuse("there is no password: set ADMIN_PASSWORD, or run this at a terminal, which can ask for it");
        }
        AdminMaker maker = Arc.container().instance(AdminMaker.class).get();
        NewAdmin admin = new NewAdmin(username, password, email == null || email.isBlank() ? null : email);
        try {
            boolean isNew = VertxContextSupport.subscribeAndAwait(() -> maker.make(admin, force));
            spec.commandLine()
                    .getOut()
                    .println(isNew ? "Made the administrator " + username : username + " is an administrator now");
            spec.commandLine().getOut().flush();
            return ExitCode.OK;
        } catch (ProblemException refusal) {
            return refuse(
                    refusal.code() == ProblemCode.CONFLICT && !force
                            ? refusal.getMessage() + ". To make an administrator of him: --force"
                            : refusal.getMessage());
        } catch (Throwable failure) {
            complain("failed: " + failure.getMessage() + "; nothing was changed");
            return ExitCode.SOFTWARE;
        }
    }

    /** The one that is set, or else typed; null if there is neither. Nothing that is typed is shown. */
    // Java 17 answers null without a terminal; later ones answer a console that reads standard input, which is as good.
    @SuppressWarnings("SystemConsoleNull")
    private String password() {
        Optional<String> set = ConfigProvider.getConfig().getOptionalValue("freehold.admin.password", String.class);
        if (set.isPresent() && !asks) {
            return set.get();
        }
        Console terminal = System.console();
        char[] typed = terminal == null ? null : terminal.readPassword("Password of %s: ", username);
        return typed == null || typed.length == 0 ? null : new String(typed);
    }

    private int refuse(String why) {
        complain(why);
        return ExitCode.USAGE;
    }

    private void complain(String message) {
        spec.commandLine().getErr().println("freehold create-admin: " + message);
        spec.commandLine().getErr().flush();
    }
}
