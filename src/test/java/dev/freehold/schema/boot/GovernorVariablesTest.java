package dev.freehold.schema.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.freehold.schema.database.GovernorSettings;
import dev.freehold.schema.protection.Protection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GovernorVariablesTest {
    @Test
    void whatIsNotSetHasItsDefault() {
        assertThat(GovernorVariables.read(name -> Optional.empty()))
                .isEqualTo(new GovernorSettings(
                        true, false, false, Protection.NONE, Path.of("backups"), Duration.ofSeconds(3)));
    }

    @Test
    void everythingCanBeSet() {
        Map<String, String> environment = Map.of(
                "ENABLE_AUTO_MIGRATION", "no",
                "AUTO_SCHEMA_DESTRUCTIVE", "TRUE",
                "SCHEMA_ON_DRIFT", "refuse",
                "SCHEMA_PROTECTED_TABLES", "legacy_*, spatial_ref_sys",
                "SCHEMA_BACKUP_DIR", "/srv/backups",
                "SCHEMA_LOCK_TIMEOUT", "500ms");

        assertThat(GovernorVariables.read(name -> Optional.ofNullable(environment.get(name))))
                .isEqualTo(new GovernorSettings(
                        false,
                        true,
                        true,
                        new Protection(List.of("legacy_*", "spatial_ref_sys")),
                        Path.of("/srv/backups"),
                        Duration.ofMillis(500)));
    }

    @ParameterizedTest
    @CsvSource({
        "ENABLE_AUTO_MIGRATION, flase, true or false is allowed",
        "AUTO_SCHEMA_DESTRUCTIVE, maybe, true or false is allowed",
        "SCHEMA_ON_DRIFT, stop, warn or refuse is allowed",
        "SCHEMA_PROTECTED_TABLES, 'users, public.tasks', names of tables are allowed",
        "SCHEMA_LOCK_TIMEOUT, soon, a duration from 10ms to 10m is allowed",
        "SCHEMA_LOCK_TIMEOUT, 0s, a duration from 10ms to 10m is allowed",
        "SCHEMA_LOCK_TIMEOUT, 1h, a duration from 10ms to 10m is allowed"
    })
    void whatCannotBeUsedIsNamedWithWhatIsAllowed(String variable, String value, String allowed) {
        assertThatExceptionOfType(GovernorSettingsException.class)
                .isThrownBy(() ->
                        GovernorVariables.read(name -> name.equals(variable) ? Optional.of(value) : Optional.empty()))
                .withMessageStartingWith(variable + " cannot be used: " + allowed);
    }
}
