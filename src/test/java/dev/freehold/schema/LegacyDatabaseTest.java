package dev.freehold.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.schema.catalog.CatalogReader;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.drift.Comparison;
import dev.freehold.schema.drift.Finding;
import dev.freehold.schema.drift.FindingClass;
import dev.freehold.schema.snapshot.Snapshots;
import dev.freehold.support.PostgresVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The fixture is what the tests of adoption and repair take it for, and the comparison knows what is ours in it. */
class LegacyDatabaseTest {
    private static final int ALL = 60;
    private static final int OF_NOBODY = 46;

    private static GovernedDatabase database;

    @BeforeAll
    static void create() throws SQLException {
        database = LegacyDatabase.create(PostgresVersion.of(PostgresVersion.NEWEST), "legacy_itself");
    }

    @Test
    void itHasTablesOfOursAndMoreOfNobody() throws SQLException {
        Set<String> tables =
                new TreeSet<>(DatabaseFingerprint.of(database).tables().keySet());
        assertThat(tables).hasSizeGreaterThanOrEqualTo(ALL).containsAll(LegacyDatabase.LOOKALIKES);

        tables.removeAll(Snapshots.model().tables());
        assertThat(tables)
                .hasSizeGreaterThanOrEqualTo(OF_NOBODY)
                .doesNotContainAnyElementsOf(LegacyDatabase.LOOKALIKES);
    }

    @Test
    void everyTableHasRowsAndACopyHasTheSame() throws SQLException {
        DatabaseFingerprint original = DatabaseFingerprint.of(database);
        assertThat(original.rows()).allSatisfy((table, rows) -> assertThat(rows)
                .startsWith(table.equals("alembic_version") ? "1 rows, " : LegacyDatabase.ROWS + " rows, "));

        int another = PostgresVersion.OLDEST;
        GovernedDatabase copy = LegacyDatabase.create(PostgresVersion.of(another), "legacy_copy");
        assertThat(DatabaseFingerprint.of(copy).rows()).isEqualTo(original.rows());
    }

    @Test
    void everyTableIsClassed() throws SQLException {
        List<Finding> findings;
        Set<String> tables;
        try (Connection connection = database.connect("test")) {
            var live = CatalogReader.read(connection, database.schema());
            tables = new TreeSet<>(live.tables());
            findings = new Comparison(
                            Snapshots.model(), Snapshots.at(Snapshots.head()).orElseThrow(), live)
                    .findings();
        }
        tables.removeAll(LegacyDatabase.LOOKALIKES);

        assertThat(findings)
                .filteredOn(finding -> finding.findingClass() == FindingClass.UNMANAGED && finding.kind() == Kind.TABLE)
                .extracting(Finding::name)
                .containsExactlyInAnyOrderElementsOf(tables);
        assertThat(findings)
                .filteredOn(finding -> finding.findingClass() == FindingClass.DRIFT)
                .extracting(Finding::tableName)
                .containsAll(LegacyDatabase.LOOKALIKES)
                .doesNotContainAnyElementsOf(tables);
    }

    @Test
    void aFingerprintTellsWhatHasChanged() throws SQLException {
        GovernedDatabase changed = LegacyDatabase.create(PostgresVersion.of(PostgresVersion.NEWEST), "legacy_changed");
        DatabaseFingerprint before = DatabaseFingerprint.of(changed);
        try (Connection connection = changed.connect("test");
                Statement statement = connection.createStatement()) {
            statement.execute("update comments set body = 'other' where id = 7");
            statement.execute("alter table likes alter column user_id set not null");
            statement.execute("create table again (like tour_statuses including all)");
            statement.execute("drop view open_lots");
        }
        DatabaseFingerprint after = DatabaseFingerprint.of(changed);

        assertThat(changed(before.rows(), after.rows())).containsExactly("again", "comments");
        assertThat(changed(before.tables(), after.tables())).containsExactly("again", "likes");
        assertThat(after.others()).isNotEqualTo(before.others());
        assertThat(after.only(Set.of("users", "lots"))).isEqualTo(before.only(Set.of("users", "lots")));
    }

    private static List<String> changed(Map<String, String> before, Map<String, String> after) {
        return after.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(before.get(entry.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }
}
