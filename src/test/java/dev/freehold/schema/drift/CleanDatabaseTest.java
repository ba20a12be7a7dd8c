package dev.freehold.schema.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.report.DriftReporter;
import dev.freehold.support.PostgresVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A database that only the migrations have touched gives no finding, whichever PostgreSQL it is. */
class CleanDatabaseTest {
    private static final Path ROUND_TRIP = Path.of("src/test/resources/schema/round_trip.sql");

    @ParameterizedTest(name = "PostgreSQL {0}")
    @MethodSource("dev.freehold.support.PostgresVersion#available")
    void aMigratedDatabaseIsClean(int major) throws SQLException {
        assertThat(findings(PostgresVersion.of(major).migrated("clean"))).isEmpty();
    }

    @ParameterizedTest(name = "PostgreSQL {0}")
    @MethodSource("dev.freehold.support.PostgresVersion#available")
    void aDatabaseWithRowsIsClean(int major) throws SQLException {
        assertThat(findings(SeededDatabase.withRows(PostgresVersion.of(major), "clean_with_rows")))
                .isEmpty();
    }

    /** PostgreSQL prints some expressions otherwise after it has read what it printed. */
    @ParameterizedTest(name = "PostgreSQL {0}")
    @MethodSource("dev.freehold.support.PostgresVersion#available")
    void aRestoredDatabaseIsClean(int major) throws SQLException, IOException {
        GovernedDatabase database = PostgresVersion.of(major).migrated("restored");
        for (String time : List.of("once", "twice")) {
            try (Connection connection = database.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(Files.readString(ROUND_TRIP));
            }
            assertThat(findings(database)).as(time).isEmpty();
        }
    }

    @ParameterizedTest(name = "PostgreSQL {0}")
    @MethodSource("dev.freehold.support.PostgresVersion#available")
    void aDatabaseOnItsWayIsCleanAtEachVersion(int major) throws SQLException {
        GovernedDatabase database = PostgresVersion.of(major).empty("on_its_way");
        for (MigrationInfo migration : flyway(database, "latest").info().all()) {
            flyway(database, migration.getVersion().getVersion()).migrate();

            assertThat(findings(database)).as(migration.getScript()).isEmpty();
        }
    }

    @ParameterizedTest(name = "PostgreSQL {0}")
    @MethodSource("dev.freehold.support.PostgresVersion#available")
    void anEmptyDatabaseIsClean(int major) throws SQLException {
        DriftReport report = new DriftReporter(PostgresVersion.of(major).empty("nothing")).report();

        assertThat(report.findings()).isEmpty();
        assertThat(report.version()).isEqualTo("none");
    }

    private static Flyway flyway(GovernedDatabase database, String target) {
        return Flyway.configure()
                .dataSource(database.dataSource())
                .locations("classpath:db/migration")
                .target(target)
                .load();
    }

    private static List<String> findings(GovernedDatabase database) throws SQLException {
        return new DriftReporter(database)
                .report().findings().stream().map(ExpectedFinding::text).toList();
    }
}
