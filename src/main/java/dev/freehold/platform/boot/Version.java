package dev.freehold.platform.boot;

import org.eclipse.microprofile.config.ConfigProvider;
import picocli.CommandLine.IVersionProvider;

/** The version of the build, as Quarkus wrote it into the configuration. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            "Freehold " + ConfigProvider.getConfig().getValue("quarkus.application.version", String.class)
        };
    }
}
