package dev.freehold.schema.boot;

import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.GovernorSettings;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;

/** Makes what the configuration says of the governor. */
@Singleton
public class GovernorProducer {
    /**
     * What the operator allows.
     *
     * @throws ConfigurationException if a setting cannot be used, which ends the start with one line
     */
    @Produces
    @Singleton
    GovernorSettings settings(GovernorConfig config) {
        try {
            return GovernorVariables.read(config);
        } catch (GovernorSettingsException unusable) {
            throw new ConfigurationException("freehold: " + unusable.getMessage());
        }
    }

    @Produces
    @Singleton
    Governance governance(
            Instance<Flyway> flyway,
            GovernorSettings settings,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") Optional<String> url,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password,
            @ConfigProperty(name = "quarkus.flyway.default-schema") Optional<String> schema) {
        GovernedDatabase address = new GovernedDatabase(
                url.orElseThrow(() -> new ConfigurationException("freehold: no database is configured")),
                user.orElse(null),
                password.orElse(null),
                "public");
        return new Governance(flyway::get, address, schema, settings);
    }

    /**
     * The database, for beans that are made while it answers; others inject {@link Governance} and ask it when they need it.
     *
     * @throws SQLException if it does not answer
     */
    @Produces
    @Dependent
    GovernedDatabase database(Governance governance) throws SQLException {
        return governance.database();
    }
}
