package dev.freehold.platform.boot;

import picocli.CommandLine.Command;

/** Without a subcommand: the same as {@code serve}. */
@Command(
        name = "freehold",
        description = "Self-hosted backend of a property team, on a governed PostgreSQL. Without a command: serve.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "DATABASE_URL names the database (postgresql://user:password@host:5432/database). Where it is not set, an"
                    + " embedded PostgreSQL keeps its data in .freehold, or in the directory FREEHOLD_HOME."
        })
final class FreeholdCommand {}
