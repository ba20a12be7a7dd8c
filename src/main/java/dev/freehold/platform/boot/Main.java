package dev.freehold.platform.boot;

import dev.freehold.demo.SeedCommand;
import dev.freehold.identity.firstadmin.CreateAdminCommand;
import dev.freehold.identity.keys.ConfiguredKeyException;
import dev.freehold.identity.keys.ConfiguredKeys;
import dev.freehold.platform.database.DatabaseSettingsException;
import dev.freehold.platform.database.Settings;
import dev.freehold.platform.database.embedded.EmbeddedDatabaseException;
import dev.freehold.platform.http.limits.LimitSettingsException;
import dev.freehold.platform.http.limits.LimitVariables;
import dev.freehold.platform.telemetry.TelemetrySettingsException;
import dev.freehold.platform.telemetry.TelemetryVariables;
import dev.freehold.platform.transfer.ImportCommand;
import dev.freehold.property.confidential.RotateConfidentialKeyCommand;
import dev.freehold.property.confidential.keys.ConfidentialKeyException;
import dev.freehold.property.confidential.keys.ConfidentialKeys;
import dev.freehold.schema.boot.GovernorSettingsException;
import dev.freehold.schema.boot.GovernorVariables;
import dev.freehold.schema.command.SchemaCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The entry of the process: reads the command line, decides the database, starts Quarkus.
 *
 * <p>A command line that asks for help, or is wrong, starts nothing. Exit codes: 0 done, 1 failed, 2 used or configured wrong,
 * unless a command needs that code for what it has to say.
 */
@QuarkusMain
public final class Main {
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
        CommandLine all = new CommandLine(new FreeholdCommand())
                .addSubcommand(new ServeCommand())
                .addSubcommand(new SeedCommand())
                .addSubcommand(new ImportCommand())
                .addSubcommand(new CreateAdminCommand())
                .addSubcommand(new RotateSigningKeyCommand())
                .addSubcommand(new RotateConfidentialKeyCommand())
                .addSubcommand(new SchemaCommand());
        tellVersion(all);
        return all;
    }

    private static void tellVersion(CommandLine command) {
        command.getCommandSpec().versionProvider(new Version());
        command.getSubcommands().values().forEach(Main::tellVersion);
    }

    private static int start(ParseResult parsed, String... args) {
        Integer helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null) {
            return helped;
        }
        if (asked(parsed).commandSpec().userObject() instanceof SchemaCommand) {
            throw new ParameterException(asked(parsed).commandSpec().commandLine(), "Which command of schema?");
        }
        try {
            Settings settings = DatabaseChoice.settings();
            settings.find("JWT_PRIVATE_KEY").ifPresent(ConfiguredKeys::check);
            ConfidentialKeys.check(settings.find("CONFIDENTIAL_KEY"), settings.find("CONFIDENTIAL_OLD_KEYS"));
            GovernorVariables.read(settings::find);
            TelemetryVariables.check(settings::find);
            LogFormat.choose(settings, serves(parsed));
            LimitVariables.check(settings::find);
            DatabaseChoice.make();
        } catch (ConfiguredKeyException
                | ConfidentialKeyException
                | GovernorSettingsException
                | TelemetrySettingsException
                | LimitSettingsException
                | DatabaseSettingsException
                | EmbeddedDatabaseException unusable) {
            parsed.commandSpec().commandLine().getErr().println("freehold: " + unusable.getMessage());
            return asked(parsed).commandSpec().exitCodeOnInvalidInput();
        }
        if (serves(parsed)) {
            Quarkus.run(Serve.class, args);
        } else {
            InApplication.start(governs(parsed), args);
        }
        return 0;
    }

    /** The innermost command. */
    private static ParseResult asked(ParseResult parsed) {
        return parsed.hasSubcommand() ? asked(parsed.subcommand()) : parsed;
    }

    private static boolean serves(ParseResult parsed) {
        return !parsed.hasSubcommand() || parsed.subcommand().commandSpec().userObject() instanceof ServeCommand;
    }

    private static boolean governs(ParseResult parsed) {
        return parsed.subcommand().commandSpec().userObject() instanceof SchemaCommand;
    }
}
