package dev.freehold.platform.boot;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of the build, as its manifest has it; there is none under live reload. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                .orElse("in development");
        return new String[] {"Freehold " + version};
    }
}
