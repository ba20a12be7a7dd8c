package dev.freehold.schema.backup.content;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The extensions of a database: no backup of some schemas has them, and what is in those may need any of them. */
public final class Extensions {
    private static final String IN = " in ";

    private Extensions() {}

    /** All but {@code plpgsql}, as {@code citext in public}. */
    static List<String> of(Connection connection) throws SQLException {
        List<String> extensions = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select format('%I in %I', e.extname, n.nspname)
                        from pg_extension e join pg_namespace n on n.oid = e.extnamespace
                        where e.extname <> 'plpgsql'
                        order by e.extname
                        """)) {
            while (rows.next()) {
                extensions.add(rows.getString(1));
            }
        }
        return extensions;
    }

    /**
     * What would bring the extensions of a backup to a database that lacks them, or has them in another schema.
     *
     * @return a statement for each
     */
    public static List<String> missing(Connection connection, Manifest manifest) throws SQLException {
        List<String> found = of(connection);
        List<String> names = found.stream().map(Extensions::name).toList();
        return manifest.extensions().stream()
                .filter(extension -> !found.contains(extension))
                .map(extension -> names.contains(name(extension))
                        ? "alter extension " + name(extension) + " set schema " + schema(extension)
                        : "create extension " + name(extension) + " schema " + schema(extension))
                .toList();
    }

    private static String name(String extension) {
        return extension.substring(0, extension.lastIndexOf(IN));
    }

    private static String schema(String extension) {
        return extension.substring(extension.lastIndexOf(IN) + IN.length());
    }
}
