package dev.freehold.platform.boot;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of the build, as its manifest has it; there is none under live reload. */
final class Version implements IVersionProvider {
    // A constant, which a native executable takes over from its build: it has no manifest to ask.
    private static final String BUILD = Optional.ofNullable(
                    Main.class.getPackage().getImplementationVersion())
            .orElse("in development");

    @Override
    public String[] getVersion() {
        return new String[] {"Freehold " + BUILD};
    }
}
