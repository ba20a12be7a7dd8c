package dev.freehold.platform.boot;

import dev.freehold.demo.SeedCommand;
import dev.freehold.identity.firstadmin.CreateAdminCommand;
import dev.freehold.identity.keys.ConfiguredKeyException;
import dev.freehold.identity.keys.ConfiguredKeys;
import dev.freehold.platform.database.DatabaseUrlException;
import dev.freehold.platform.database.EmbeddedDatabaseException;
import dev.freehold.platform.database.Settings;
import dev.freehold.platform.transfer.ImportCommand;
import dev.freehold.property.confidential.RotateConfidentialKeyCommand;
import dev.freehold.property.confidential.keys.ConfidentialKeyException;
import dev.freehold.property.confidential.keys.ConfidentialKeys;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/**
 * The entry of the process: reads the command line, decides the database, starts Quarkus.
 *
 * <p>A command line that asks for help, or is wrong, starts nothing. Exit codes: 0 done, 1 failed, 2 used or configured wrong.
 */
@QuarkusMain
public final class Main {
    private static final int USED_WRONG = CommandLine.ExitCode.USAGE;

    Main() {}

    public static void main(String... args) {
        int exitCode = commandLine()
                .setExecutionStrategy(parsed -> start(parsed, args))
                .execute(args);
        // Not for 0: in dev mode this returns at every live reload, and the process goes on.
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    /** Every command but {@code serve} runs inside the application as {@link InApplication} starts it. */
    static CommandLine commandLine() {
        return new CommandLine(new FreeholdCommand())
                .addSubcommand(new ServeCommand())
                .addSubcommand(new SeedCommand())
                .addSubcommand(new ImportCommand())
                .addSubcommand(new CreateAdminCommand())
                .addSubcommand(new RotateSigningKeyCommand())
                .addSubcommand(new RotateConfidentialKeyCommand());
    }

    private static int start(ParseResult parsed, String... args) {
        Integer helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null) {
            return helped;
        }
        try {
            Settings settings = DatabaseChoice.settings();
            settings.find("JWT_PRIVATE_KEY").ifPresent(ConfiguredKeys::check);
            ConfidentialKeys.check(settings.find("CONFIDENTIAL_KEY"), settings.find("CONFIDENTIAL_OLD_KEYS"));
            DatabaseChoice.make();
        } catch (ConfiguredKeyException
                | ConfidentialKeyException
                | DatabaseUrlException
                | EmbeddedDatabaseException unusable) {
            parsed.commandSpec().commandLine().getErr().println("freehold: " + unusable.getMessage());
            return USED_WRONG;
        }
        if (serves(parsed)) {
            Quarkus.run(Serve.class, args);
        } else {
            InApplication.start(args);
        }
        return 0;
    }

    private static boolean serves(ParseResult parsed) {
        return !parsed.hasSubcommand() || parsed.subcommand().commandSpec().userObject() instanceof ServeCommand;
    }
}
