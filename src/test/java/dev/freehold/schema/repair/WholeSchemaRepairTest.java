package dev.freehold.schema.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.GovernorSettings;
import dev.freehold.schema.drift.DriftReport;
import dev.freehold.schema.protection.Protection;
import dev.freehold.schema.snapshot.Snapshots;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Nothing but the history is there: the plan makes tables, and their foreign keys in a circle, in an order that works. */
class WholeSchemaRepairTest {
    @Test
    void everythingThatIsMissingIsMadeInTheRightOrder() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            GovernedDatabase database =
                    new GovernedDatabase(server.getJdbcUrl("postgres", "postgres"), "postgres", null, "public");
            Flyway.configure()
                    .dataSource(database.dataSource())
                    .baselineVersion(Snapshots.head())
                    .load()
                    .baseline();
            try (Connection connection = database.connect("test");
                    Statement statement = connection.createStatement()) {
                statement.execute("create view user_permissions as select 1 as user_id, 'x' as permission");
            }
            GovernorSettings settings =
                    new GovernorSettings(true, false, false, Protection.NONE, Path.of("target"), Duration.ofSeconds(1));

            RepairReport report = new Repair(database, settings).run(Optional.empty(), hash -> {}, line -> {});

            assertThat(report.with(Outcome.FAILED))
                    .extracting(StepResult::reason)
                    .isEmpty();
            DriftReport after = report.after();
            assertThat(after.findings())
                    .extracting(finding -> finding.name() + " " + finding.aspect())
                    .containsExactly("user_permissions definition");
        }
    }
}
