package dev.freehold.platform.boot;

import picocli.CommandLine.Command;

/** Carries the name and the help; {@link Serve} does the work. */
@Command(
        name = "serve",
        description = "Serves the API over HTTP.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class ServeCommand {}
