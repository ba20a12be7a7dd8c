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
            "Environment:",
            "  DATABASE_URL   postgresql://user:password@host:5432/database",
            "                 Not set: an embedded PostgreSQL is used.",
            "  FREEHOLD_HOME  Where the embedded one keeps its data; otherwise",
            "                 in .freehold, below the current directory."
        })
final class FreeholdCommand {}
