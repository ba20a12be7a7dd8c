package dev.freehold.schema.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.freehold.schema.drift.Finding;
import dev.freehold.schema.drift.Picture;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A finding as machines get it; see {@link Finding}.
 *
 * @param findingClass written as {@code class}
 * @param differs the pictures that are out of step: {@code model}, {@code migrations}, {@code live}
 * @param model null, as the other two, where that picture says nothing of it
 * @param changedBy absent if that is not known
 */
@RegisterForReflection
public record ReportedFinding(
        String kind,
        String name,
        String aspect,
        @JsonProperty("class") String findingClass,
        String severity,
        List<String> differs,
        @Schema(nullable = true) String model,
        @Schema(nullable = true) String migrations,
        @Schema(nullable = true) String live,
        String todo,
        @JsonInclude(JsonInclude.Include.NON_NULL) ChangedBy changedBy) {

    static ReportedFinding of(Finding finding, Attributions attributions) {
        return new ReportedFinding(
                finding.kind().toString(),
                finding.name(),
                finding.aspect(),
                finding.findingClass().toString(),
                finding.severity().toString(),
                finding.differs().stream().sorted().map(Picture::toString).toList(),
                finding.model().orElse(null),
                finding.migrations().orElse(null),
                finding.live().orElse(null),
                finding.todo(),
                attributions
                        .of(finding)
                        .map(change -> new ChangedBy(change.who(), change.at(), change.statement()))
                        .orElse(null));
    }

    /** Who changed it, when and by which statement; see {@link SchemaChange}. */
    @RegisterForReflection
    public record ChangedBy(String who, Instant at, String statement) {}
}
