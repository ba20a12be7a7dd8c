package dev.freehold.schema.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The governor's commands. They run inside the application, which neither migrates nor serves meanwhile. */
@Command(
        name = "schema",
        description = "Governs the schema: compares entities, migrations and database, repairs, migrates, goes back.",
        mixinStandardHelpOptions = true,
        subcommands = {
            HelpCommand.class,
            StatusCommand.class,
            ValidateCommand.class,
            PlanCommand.class,
            RepairCommand.class,
            AcceptCommand.class,
            MigrateCommand.class,
            HistoryCommand.class,
            RollbackCommand.class,
            InitCommand.class,
            AdoptCommand.class,
            ResetCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            QuarantineCommand.class,
            VerifyCommand.class,
            ScaffoldCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 done and clean, 1 failed or could not look, 2 findings, or refused: nothing was changed."
        })
public final class SchemaCommand {}
