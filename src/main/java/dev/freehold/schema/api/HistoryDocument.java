package dev.freehold.schema.api;

import dev.freehold.schema.governor.Governor;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * What became of the schema.
 *
 * @param migrations of this build and of the database's history, in order of version
 * @param operations of governors, newest first, at most 100
 */
@RegisterForReflection
public record HistoryDocument(List<MigrationDocument> migrations, List<OperationDocument> operations) {
    static HistoryDocument of(Governor.History history) {
        return new HistoryDocument(
                history.migrations().steps().stream().map(MigrationDocument::of).toList(),
                history.operations().stream().map(OperationDocument::of).toList());
    }
}
