package dev.freehold.shared.transfer;

import dev.freehold.shared.persistence.Change;
import io.smallrye.mutiny.Uni;

/** A collection that a file can be imported into without knowing more than its name. */
public interface Importable {
    /** The collection's name as in its path, such as {@code tasks}. */
    String collection();

    /**
     * Imports a file in a transaction of its own. Whoever calls it starts over as {@link Uploads#inPasses} does.
     *
     * @return the report; fails with 400 {@code import_rejected} if the import is atomic and a row is bad
     */
    Uni<ImportReport> importRows(Upload upload, ImportOptions options, Change change);
}
