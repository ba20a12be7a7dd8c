package dev.freehold.shared.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.Wire;
import dev.freehold.support.Wire.Answer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes out comes back in, to the byte. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ExportRoundTripTest extends TransferTestCase {
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "  leading spaces",
            "trailing spaces  ",
            "\"",
            "\"quoted\"",
            "a \"quoted\" word",
            "comma, semicolon; tab\t",
            "line\nfeed",
            "carriage\r\nreturn",
            "carriage return alone\rhere",
            "\n",
            "ends with a line feed\n",
            "emoji \uD83C\uDFE1 and e\u0301 and \u00e9",
            "\uFEFFbyte order mark",
            "=HYPERLINK(\"x\")",
            "#comment",
            "\\n \\\" \\",
            "NULL",
            "null",
            "\u2028line separator\u0085",
            "\u0001\u001f\u007f");

    @BeforeEach
    void writeEachTextIntoATask() {
        for (int i = 0; i < TEXTS.size(); i++) {
            create(i, TEXTS.get(i));
        }
        create(TEXTS.size(), null);
    }

    @Test
    void aCsvExportHasEveryTextByteForByte() {
        List<NamedCsvRecord> rows = CsvReader.builder()
                .ofNamedCsvRecord(exportBySort(Wire.CSV).text())
                .stream()
                .toList();

        assertThat(rows.stream().map(row -> row.getField("description")).toList())
                .startsWith(TEXTS.toArray(String[]::new))
                .hasSize(TEXTS.size() + 1);
    }

    @Test
    void aCsvExportTellsNothingFromEmptyText() {
        List<String> lines =
                exportBySort(Wire.CSV, "title,description").text().lines().toList();

        assertThat(lines).contains("t00,\"\"").endsWith("t" + TEXTS.size() + ",");
    }

    @Test
    void anNdjsonExportHasEveryTextByteForByte() throws Exception {
        List<String> descriptions = new ArrayList<>();
        for (String line : exportBySort(Wire.NDJSON).text().split("\n", -1)) {
            JsonNode description = new ObjectMapper().readTree(line).path("description");
            descriptions.add(description.isTextual() ? description.asText() : null);
        }

        assertThat(descriptions)
                .startsWith(TEXTS.toArray(String[]::new))
                .element(TEXTS.size())
                .isNull();
    }

    @Test
    void importingACsvExportChangesNothing() {
        List<JsonNode> before = tasks();

        Answer report = service.post(
                "/api/v1/tasks/import", Wire.CSV, exportBySort(Wire.CSV).text());

        assertThat(score(report)).isEqualTo("200: 0 created, " + before.size() + " updated, 0 rejected");
        assertThat(tasks()).isEqualTo(before);
    }

    @Test
    void importingAnNdjsonExportChangesNothing() {
        List<JsonNode> before = tasks();

        Answer report = service.post(
                "/api/v1/tasks/import", Wire.NDJSON, exportBySort(Wire.NDJSON).text());

        assertThat(score(report)).isEqualTo("200: 0 created, " + before.size() + " updated, 0 rejected");
        assertThat(tasks()).isEqualTo(before);
    }

    @Test
    void anExportIntoAnotherProjectCopiesEveryText() {
        String file = exportBySort(Wire.CSV, "title,description").text();
        project = service.newProject();

        assertThat(importCsv(file).status()).isEqualTo(200);

        assertThat(tasks().stream()
                        .map(task -> task.get("description").asText(null))
                        .toList())
                .startsWith(TEXTS.toArray(String[]::new))
                .element(TEXTS.size())
                .isNull();
    }

    private Answer exportBySort(String mediaType) {
        return service.get(tasksPath() + "&sort=title", "Accept", mediaType);
    }

    private Answer exportBySort(String mediaType, String fields) {
        return service.get(tasksPath() + "&sort=title&fields=" + fields, "Accept", mediaType);
    }

    private void create(int number, String description) {
        ObjectNode task = new ObjectMapper().createObjectNode();
        task.put("title", "t%02d".formatted(number))
                .put("description", description)
                .put("project_id", project)
                .put("external_source", project)
                .put("external_id", Integer.toString(number))
                .put("estimated_hours", 2.5)
                .put("due_date", "2026-02-28")
                .put("status", number % 2 == 0 ? "done" : "todo");
        Answer created = service.post("/api/v1/tasks", Wire.JSON, task.toString());
        assertThat(created.status()).as(created.text()).isEqualTo(201);
    }
}
