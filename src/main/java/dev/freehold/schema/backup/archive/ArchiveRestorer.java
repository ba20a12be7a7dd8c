package dev.freehold.schema.backup.archive;

import dev.freehold.schema.backup.content.BackupException;
import dev.freehold.schema.backup.content.BackupProgress;
import dev.freehold.schema.backup.content.CopySession;
import dev.freehold.schema.backup.content.Manifest;
import dev.freehold.schema.backup.content.SchemaPart;
import dev.freehold.schema.backup.content.Sequences;
import dev.freehold.schema.backup.content.TableContent;
import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.SchemaObject;
import dev.freehold.schema.ddl.Identifier;
import dev.freehold.schema.ddl.SchemaScript;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.postgresql.PGConnection;

/**
 * Restores archives: tables first, then rows, then constraints and triggers, all in the transaction of whoever calls. No trigger
 * fires, because there is none yet.
 */
public final class ArchiveRestorer {
    private final Connection connection;
    private final Manifest manifest;
    private final Set<String> schemas;
    private final BackupProgress progress;

    /**
     * @param connection without auto-commit; it is prepared for COPY, and committed by the caller
     * @param manifest of the archive
     * @param schemas those to restore
     */
    public ArchiveRestorer(Connection connection, Manifest manifest, Set<String> schemas, BackupProgress progress) {
        this.connection = connection;
        this.manifest = manifest;
        this.schemas = schemas;
        this.progress = progress;
    }

    /**
     * Runs everything.
     *
     * @throws BackupException if a statement fails, with the statement; the transaction is of no more use then
     */
    public void restore(Path file) throws SQLException, IOException {
        CopySession.prepare(connection);
        List<SchemaPart> parts = manifest.parts().stream()
                .filter(part -> schemas.contains(part.name()))
                .toList();
        for (SchemaPart part : parts) {
            if (!isThere(part.name())) {
                execute("create schema " + Identifier.quote(part.name()));
            }
            run(part, Stream.concat(script(part).beforeData().stream(), details(part, true)));
        }
        copy(file);
        Sequences.set(
                connection,
                manifest.sequences().stream()
                        .filter(sequence -> schemas.contains(sequence.schema()))
                        .toList());
        for (SchemaPart part : parts) {
            run(part, Stream.concat(script(part).afterData().stream(), details(part, false)));
        }
    }

    /** Whoever may not create schemas may not even say "if not exists". */
    private boolean isThere(String schema) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select to_regnamespace(quote_ident(?)) is not null")) {
            statement.setString(1, schema);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static SchemaScript script(SchemaPart part) {
        List<SchemaObject> objects = Stream.concat(part.catalog().objects().stream(), part.history().objects().stream())
                .toList();
        return SchemaScript.of(new Catalog(objects));
    }

    private static Stream<String> details(SchemaPart part, boolean beforeData) {
        return part.details().stream()
                .filter(detail -> detail.beforeData() == beforeData)
                .map(SchemaPart.Detail::sql);
    }

    private void run(SchemaPart part, Stream<String> statements) throws SQLException {
        CopySession.searchIn(connection, part.name());
        for (String sql : statements.toList()) {
            execute(sql);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new BackupException(
                    "%s (at: %s)"
                            .formatted(
                                    failure.getMessage(),
                                    sql.lines().findFirst().orElse("")),
                    failure);
        }
    }

    private void copy(Path file) throws SQLException, IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (int i = 0; i < manifest.tables().size(); i++) {
                TableContent table = manifest.tables().get(i);
                if (schemas.contains(table.schema())) {
                    copy(zip, ArchiveWriter.entry(i), table);
                }
            }
        }
    }

    private void copy(ZipFile zip, String entry, TableContent table) throws SQLException, IOException {
        CopySession.searchIn(connection, table.schema());
        String columns = table.columns().isEmpty()
                ? ""
                : table.columns().stream().map(Identifier::quote).collect(Collectors.joining(", ", " (", ")"));
        String sql = "copy " + Identifier.quote(table.schema(), table.name()) + columns + " from stdin";
        try (InputStream in = new BufferedInputStream(zip.getInputStream(ArchiveReader.entry(zip, entry)))) {
            long rows = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, in, 1 << 16);
            if (rows != table.rows()) {
                throw new BackupException(
                        "%d rows of %s went in, and not %d".formatted(rows, table.fullName(), table.rows()));
            }
            progress.reached(table.fullName(), rows);
        }
    }
}
