package dev.freehold.schema.rollback;

import dev.freehold.schema.database.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.flywaydb.core.api.MigrationInfo;

/**
 * The scripts that take migrations back: for {@code db/migration/V011__confidential.sql} it is
 * {@code db/undo/U011__confidential.sql}. Each is looked for by its name: a packaged program has no directories to list.
 */
public final class UndoScripts {
    /** Where they are on the class path. */
    public static final String DIRECTORY = "db/undo/";

    private final ClassLoader resources;

    public UndoScripts() {
        this(Thread.currentThread().getContextClassLoader());
    }

    UndoScripts(ClassLoader resources) {
        this.resources = resources;
    }

    /**
     * The script of a migration.
     *
     * @throws RefusedException if this build has none
     */
    UndoScript of(MigrationInfo migration) {
        String file = file(migration.getScript());
        try (InputStream script = resources.getResourceAsStream(DIRECTORY + file)) {
            if (script == null) {
                throw new RefusedException("there is no undo script " + DIRECTORY + file + " in this build");
            }
            byte[] text = script.readAllBytes();
            return new UndoScript(
                    migration.getVersion().getVersion(),
                    file,
                    new String(text, StandardCharsets.UTF_8),
                    Digests.sha256(text));
        } catch (IOException failure) {
            throw new UncheckedIOException("the undo script " + file + " cannot be read", failure);
        }
    }

    static String file(String migration) {
        String name = migration.substring(migration.lastIndexOf('/') + 1);
        return "U" + name.substring(1);
    }
}
