package dev.freehold.schema.adoption;

import dev.freehold.schema.migration.Migrations;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.Configuration;

/**
 * Which tables the migrations put rows into that must be there, such as roles. It is told from the text of the scripts: their
 * own {@code insert into}, not those of the functions that they make. A table from which one of them deletes does not count,
 * because it may be meant to be empty.
 */
final class Seeds {
    private static final Pattern BODIES = Pattern.compile("\\$(\\w*)\\$.*?\\$\\1\\$", Pattern.DOTALL);
    private static final Pattern REMARKS = Pattern.compile("--[^\n]*");
    private static final Pattern INSERT = Pattern.compile("(?im)^\\s*insert\\s+into\\s+(\\w+)");
    private static final Pattern DELETE = Pattern.compile("(?im)^\\s*delete\\s+from\\s+(\\w+)");

    private Seeds() {}

    /** The tables that are filled up to a version. */
    static Set<String> upTo(String version, Migrations migrations) {
        Set<String> filled = new TreeSet<>();
        Set<String> emptied = new TreeSet<>();
        for (MigrationInfo migration : migrations.flyway().info().all()) {
            if (migration.getVersion() != null
                    && migration.getVersion().compareTo(MigrationVersion.fromVersion(version)) <= 0
                    && !migration.getType().isBaseline()) {
                String script = statements(migration, migrations.flyway().getConfiguration());
                INSERT.matcher(script).results().forEach(match -> filled.add(match.group(1)));
                DELETE.matcher(script).results().forEach(match -> emptied.add(match.group(1)));
            }
        }
        filled.removeAll(emptied);
        return filled;
    }

    private static String statements(MigrationInfo migration, Configuration configuration) {
        return Arrays.stream(configuration.getLocations())
                .map(location ->
                        text(configuration.getClassLoader(), location.getRootPath() + "/" + migration.getScript()))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(text -> REMARKS.matcher(BODIES.matcher(text).replaceAll(Matcher.quoteReplacement("''"))))
                .map(remarks -> remarks.replaceAll(""))
                .orElse("");
    }

    private static String text(ClassLoader resources, String path) {
        try (InputStream script = resources.getResourceAsStream(path)) {
            return script == null ? "" : new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("the migration " + path + " cannot be read", failure);
        }
    }
}
