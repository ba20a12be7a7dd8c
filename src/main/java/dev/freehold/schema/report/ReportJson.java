package dev.freehold.schema.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.freehold.schema.drift.DriftReport;

/** Writes reports as JSON for the command line, in the shape in which the API answers. */
public final class ReportJson {
    private static final ObjectWriter JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build()
            .writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private ReportJson() {}

    /**
     * The report as JSON, ending with a line end.
     *
     * @param attributions who changed what; {@link Attributions#NONE} if nobody asked
     */
    public static String of(DriftReport report, Attributions attributions) {
        try {
            return JSON.writeValueAsString(ReportDocument.of(report, attributions)) + "\n";
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("a report of texts and numbers is always JSON", failure);
        }
    }
}
