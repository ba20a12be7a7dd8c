package dev.freehold.schema.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.CatalogReader;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.drift.Comparison;
import dev.freehold.schema.drift.DriftReport;
import dev.freehold.schema.drift.Finding;
import dev.freehold.schema.protection.Protection;
import dev.freehold.schema.snapshot.SnapshotFormat;
import dev.freehold.support.PostgresVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables that refer to each other are made before any of their foreign keys. */
class CircularTablesTest {
    private static final PostgresVersion NEWEST = PostgresVersion.of(PostgresVersion.NEWEST);

    @Test
    void missingTablesThatReferToEachOtherAreMade() throws SQLException {
        GovernedDatabase whole = NEWEST.empty("circle");
        GovernedDatabase broken = NEWEST.empty("broken_circle");
        try (Connection original = whole.connect("test");
                Connection copy = broken.connect("test");
                Statement made = original.createStatement();
                Statement repaired = copy.createStatement()) {
            made.execute("""
                    create table "Order Items" (id integer primary key, "order" integer not null);
                    create table orders (id integer primary key, "first item" integer references "Order Items" (id));
                    create table customers (id integer primary key, last_order integer references orders (id));
                    alter table "Order Items" add constraint items_of_orders
                        foreign key ("order") references orders (id) on delete cascade deferrable initially deferred;
                    alter table orders add column customer integer references customers (id);
                    """);
            Catalog wanted = CatalogReader.read(original, whole.schema());

            Plan plan = plan(wanted, copy);
            for (Step step : plan.steps()) {
                for (String sql : step.statements()) {
                    repaired.execute(sql);
                }
            }

            assertThat(plan.with(Risk.SAFE)).hasSameSizeAs(plan.steps());
            assertThat(SnapshotFormat.write(CatalogReader.read(copy, broken.schema())))
                    .isEqualTo(SnapshotFormat.write(wanted));
        }
    }

    private static Plan plan(Catalog wanted, Connection connection) throws SQLException {
        Catalog live = CatalogReader.read(connection, "public");
        List<Finding> findings = new Comparison(wanted, wanted, live).findings();
        DriftReport report = new DriftReport(Instant.EPOCH, "001", "001", PostgresVersion.NEWEST, true, findings);
        return new Planner(Protection.NONE).plan(report, wanted, live, connection);
    }
}
