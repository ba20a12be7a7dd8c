package dev.freehold.schema.snapshot;

import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.CatalogReader;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.ddl.SchemaScript;
import dev.freehold.support.PostgresVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The snapshots as they have to be: made of the entities and the migrations in scratch databases. */
final class SnapshotFiles {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    /** The digits between V and the two underscores. */
    private static final int VERSION_START = 1;

    private final Map<String, String> texts = new LinkedHashMap<>();

    /** Names of files below {@code schema/}, and what they hold. */
    static Map<String, String> make() throws SQLException, IOException {
        SnapshotFiles files = new SnapshotFiles();
        files.texts.put("model.json", SnapshotFormat.write(model()));
        files.addMigrations();
        return files.texts;
    }

    /** What the entities say, on the newest PostgreSQL: it prints no constraint of theirs in another way than older ones. */
    static Catalog model() throws SQLException {
        GovernedDatabase scratch = PostgresVersion.of(PostgresVersion.NEWEST).empty("snapshot_of_model");
        try (Connection connection = scratch.connect("snapshot")) {
            run(connection, ModelDdl.statements());
            return CatalogReader.read(connection, scratch.schema());
        }
    }

    private void addMigrations() throws SQLException, IOException {
        Map<String, List<Catalog>> readings = new LinkedHashMap<>();
        List<Integer> majors = new ArrayList<>(PostgresVersion.available());
        majors.sort((one, other) -> other - one);
        for (int major : majors) {
            readMigrations(PostgresVersion.of(major), readings);
        }
        readings.forEach((version, catalogs) ->
                texts.put("V" + version + ".json", SnapshotFormat.write(SnapshotMaker.merge(catalogs))));
        texts.put("versions.txt", String.join("\n", readings.keySet()) + "\n");
    }

    private static void readMigrations(PostgresVersion server, Map<String, List<Catalog>> readings)
            throws SQLException, IOException {
        GovernedDatabase scratch = server.empty("snapshot_of_migrations");
        try (Connection connection = scratch.connect("snapshot");
                Stream<Path> scripts = Files.list(MIGRATIONS)) {
            for (Path script : scripts.sorted().toList()) {
                run(connection, List.of(Files.readString(script)));
                String name = script.getFileName().toString();
                Catalog catalog = CatalogReader.read(connection, scratch.schema());
                List<Catalog> ofVersion = readings.computeIfAbsent(
                        name.substring(VERSION_START, name.indexOf("__")), version -> new ArrayList<>());
                ofVersion.add(catalog);
                if (server.major() == PostgresVersion.NEWEST) {
                    ofVersion.add(rebuilt(server, catalog));
                }
            }
        }
    }

    /** As it is after a dump and a restore: PostgreSQL words some expressions anew when it reads what it has printed. */
    private static Catalog rebuilt(PostgresVersion server, Catalog catalog) throws SQLException {
        GovernedDatabase scratch = server.empty("snapshot_rebuilt");
        try (Connection connection = scratch.connect("snapshot")) {
            run(connection, SchemaScript.of(catalog).statements());
            return CatalogReader.read(connection, scratch.schema());
        }
    }

    private static void run(Connection connection, List<String> statements) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        }
        connection.setAutoCommit(true);
    }
}
