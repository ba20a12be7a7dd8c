package dev.freehold.schema.adoption;

import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.catalog.SchemaObject;
import dev.freehold.schema.ddl.Identifier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What another tool wrote down about its migrations.
 *
 * @param table its history
 * @param tool that keeps such tables
 * @param versions in no order that matters; at most 50
 */
public record ForeignHistory(String table, String tool, List<String> versions) {
    private static final int VERSIONS = 50;

    /** By the column that names a version. */
    private static final Map<String, Tool> TOOLS = Map.of(
            "alembic_version", new Tool("Alembic", "version_num"),
            "databasechangelog", new Tool("Liquibase", "id"),
            "schema_migrations", new Tool("a tool that names its history so", "version"),
            "django_migrations", new Tool("Django", "name"),
            "_sqlx_migrations", new Tool("SQLx", "version"),
            "_prisma_migrations", new Tool("Prisma", "migration_name"));

    private static final Set<String> OF_FLYWAY = Set.of("installed_rank", "version", "script", "checksum", "success");

    private record Tool(String name, String column) {}

    public ForeignHistory {
        versions = List.copyOf(versions);
    }

    /** All that can be told by their names or columns. */
    static List<ForeignHistory> all(Connection connection, String schema, Catalog live) throws SQLException {
        List<ForeignHistory> found = new ArrayList<>();
        for (String table : live.tables()) {
            Set<String> columns = live.ofTable(table).stream()
                    .filter(object -> object.kind() == Kind.COLUMN)
                    .map(SchemaObject::name)
                    .collect(Collectors.toSet());
            Optional<Tool> tool = tool(table, columns);
            if (tool.isPresent()) {
                List<String> versions = versions(connection, Identifier.quote(schema, table), tool.get());
                found.add(new ForeignHistory(table, tool.get().name(), versions));
            }
        }
        return found;
    }

    private static Optional<Tool> tool(String table, Set<String> columns) {
        if (columns.containsAll(OF_FLYWAY)) {
            return Optional.of(new Tool("Flyway", "version"));
        }
        return Optional.ofNullable(TOOLS.get(table)).filter(tool -> columns.contains(tool.column()));
    }

    private static List<String> versions(Connection connection, String table, Tool tool) throws SQLException {
        List<String> versions = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select %1$s::text from %2$s where %1$s is not null limit %3$d"
                        .formatted(Identifier.quote(tool.column()), table, VERSIONS))) {
            while (row.next()) {
                versions.add(row.getString(1));
            }
        }
        return versions;
    }
}
