package dev.freehold.platform.openapi;

import java.util.List;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** The query parameters of every import; {@link dev.freehold.shared.transfer.ImportOptions} reads them. */
final class ImportParameters {
    private ImportParameters() {}

    static List<Parameter> all() {
        return List.of(
                ListParameters.query("columns", TypeSchemas.of(SchemaType.STRING))
                        .description(
                                "Their names to our fields, such as `Summary:title,Assignee:`; an empty field drops the column. Names"
                                        + " that are ours need no mapping."),
                ListParameters.query(
                                "default", TypeSchemas.of(SchemaType.ARRAY).items(TypeSchemas.of(SchemaType.STRING)))
                        .description("`field:value` for rows that lack the field; may be given several times.")
                        .explode(true),
                ListParameters.query(
                                "mode",
                                TypeSchemas.of(SchemaType.STRING)
                                        .enumeration(List.of("atomic", "partial"))
                                        .defaultValue("atomic"))
                        .description("`atomic` stores all rows or none; `partial` stores the good ones."),
                ListParameters.query(
                                "dry_run", TypeSchemas.of(SchemaType.BOOLEAN).defaultValue(false))
                        .description("Reports what would happen, and stores nothing."));
    }
}
