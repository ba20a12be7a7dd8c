package dev.freehold.shared.persistence;

import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.boot.model.FunctionContributor;
import org.hibernate.query.sqm.function.SqmFunctionRegistry;
import org.hibernate.type.BasicType;
import org.hibernate.type.BasicTypeRegistry;
import org.hibernate.type.StandardBasicTypes;

/**
 * PostgreSQL's full-text search as HQL functions. The configuration is {@code simple}: every word counts as it is written,
 * in any language, so that {@code "to be"} finds what it says (see ADR 0007).
 */
public final class SearchFunctions implements FunctionContributor {
    private static final String QUERY = "websearch_to_tsquery('simple', ?2)";

    /** The excerpt is HTML: the text is escaped before the matches are marked. */
    private static final String ESCAPED = "replace(replace(replace(?1, '&', '&amp;'), '<', '&lt;'), '>', '&gt;')";

    private static final String MARKS = "'StartSel=<mark>, StopSel=</mark>, MaxFragments=2, MaxWords=30, MinWords=8'";

    @Override
    public void contributeFunctions(FunctionContributions contributions) {
        SqmFunctionRegistry registry = contributions.getFunctionRegistry();
        BasicTypeRegistry types = contributions.getTypeConfiguration().getBasicTypeRegistry();
        BasicType<Boolean> truth = types.resolve(StandardBasicTypes.BOOLEAN);
        BasicType<Float> number = types.resolve(StandardBasicTypes.FLOAT);
        BasicType<String> text = types.resolve(StandardBasicTypes.STRING);
        registry.registerPattern("text_matches", "(?1 @@ " + QUERY + ")", truth);
        registry.registerPattern("text_rank", "ts_rank(?1, " + QUERY + ")", number);
        registry.registerPattern(
                "text_headline", "ts_headline('simple', " + ESCAPED + ", " + QUERY + ", " + MARKS + ")", text);
    }
}
