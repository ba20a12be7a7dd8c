package dev.freehold.shared.transfer;

import dev.freehold.shared.problem.InputError;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * What became of an import.
 *
 * @param created rows that are new
 * @param updated rows that met an existing object, whether or not a value differed
 * @param rejected rows that were not stored
 * @param dryRun whether all of it was only tried
 * @param errors what was wrong with the rejected rows, in the order of the lines; the first {@value #MAX_ERRORS}
 */
@RegisterForReflection
public record ImportReport(long created, long updated, long rejected, boolean dryRun, List<InputError> errors) {
    static final int MAX_ERRORS = 1_000;
}
