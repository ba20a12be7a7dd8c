package dev.freehold.platform.configuration;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Settings that follow from others: who names an issuer, an origin, a mail server or a collector means it to be used. */
public final class ImpliedSettings implements ConfigSourceFactory {
    private static final int ABOVE_APPLICATION_PROPERTIES = 270;

    /** What is set, and what follows. */
    private static final Map<String, Map.Entry<String, String>> IMPLIED = Map.of(
            "OIDC_ISSUER", Map.entry("quarkus.oidc.tenant-enabled", "true"),
            "CORS_ORIGINS", Map.entry("quarkus.http.cors.enabled", "true"),
            "SMTP_HOST", Map.entry("quarkus.mailer.mock", "false"),
            "OTEL_EXPORTER_OTLP_ENDPOINT", Map.entry("quarkus.otel.sdk.disabled", "false"));

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Map<String, String> implied = new HashMap<>();
        IMPLIED.forEach((setting, consequence) -> {
            ConfigValue value = context.getValue(setting);
            if (value != null && value.getValue() != null && !value.getValue().isBlank()) {
                implied.put(consequence.getKey(), consequence.getValue());
            }
        });
        return List.of(new PropertiesConfigSource(implied, "implied settings", ABOVE_APPLICATION_PROPERTIES));
    }
}
