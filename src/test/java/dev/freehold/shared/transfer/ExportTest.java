package dev.freehold.shared.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.Wire;
import dev.freehold.support.Wire.Answer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A list as a file: the same rows, in one stream. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ExportTest extends TransferTestCase {
    /** More than two chunks of the exporter, and no multiple of one. */
    private static final int MANY = 1_203;

    @Test
    void aCsvExportOfManyChunksEqualsTheWalk() {
        importMany();

        List<NamedCsvRecord> rows = csv(export(tasksPath(), Wire.CSV));

        assertThat(rows).hasSize(MANY);
        assertThat(column(rows, "id")).isEqualTo(walked(tasksPath(), "id"));
        assertThat(column(rows, "title")).isEqualTo(walked(tasksPath(), "title"));
        assertThat(column(rows, "updated_at")).isEqualTo(walked(tasksPath(), "updated_at"));
    }

    @Test
    void anNdjsonExportOfManyChunksEqualsTheWalk() throws IOException {
        importMany();

        assertThat(ndjson(export(tasksPath(), Wire.NDJSON))).isEqualTo(service.walk(tasksPath()));
    }

    @Test
    void anExportKeepsTheSortAndTheFilter() {
        importMany();
        String path = tasksPath() + "&priority=low,urgent&sort=-title";

        Answer export = export(path, Wire.CSV);

        assertThat(column(csv(export), "id")).isEqualTo(walked(path, "id")).hasSize(MANY / 2);
    }

    @Test
    void anExportOfASearchEqualsItsWalk() throws IOException {
        importMany();
        String path = tasksPath() + "&q=number%20-7";

        List<JsonNode> exported = ndjson(export(path, Wire.NDJSON));

        assertThat(exported).isEqualTo(service.walk(path)).hasSize(MANY - 1);
    }

    @Test
    void theFieldsAreTheOnesAskedFor() throws IOException {
        importCsv("title,description\nA,words\n");

        assertThat(export(tasksPath() + "&fields=description,title", Wire.CSV).text())
                .isEqualTo("title,description\r\nA,words\r\n");
        assertThat(export(tasksPath() + "&fields=description,title", Wire.NDJSON)
                        .text())
                .isEqualTo("{\"title\":\"A\",\"description\":\"words\"}\n");
    }

    @Test
    void anEmptyListExportsAsAHeaderOrNothing() {
        assertThat(export(tasksPath() + "&fields=id,title", Wire.CSV).text()).isEqualTo("id,title\r\n");
        assertThat(export(tasksPath(), Wire.NDJSON).text()).isEmpty();
    }

    @Test
    void theTrashIsExportedOnlyOnRequest() {
        importCsv("title\nA\nB\n");
        service.delete("/api/v1/tasks/" + tasks().get(0).get("id").asText());

        assertThat(column(csv(export(tasksPath(), Wire.CSV)), "title")).containsExactly("B");
        assertThat(column(csv(export(tasksPath() + "&deleted=only", Wire.CSV)), "title"))
                .containsExactly("A");
    }

    @Test
    void whatIsWrongWithAnExportIsAProblemAndNoStream() {
        for (String parameter :
                List.of("nonsense=1", "fields=nonsense", "limit=0", "sort=nonsense", "status=nonsense")) {
            Answer refusal = export(tasksPath() + "&" + parameter, Wire.CSV);

            assertThat(refusal.status()).as(parameter).isEqualTo(400);
            assertThat(refusal.header("Content-Type")).as(parameter).startsWith("application/problem+json");
            assertThat(refusal.text()).as(parameter).contains(parameter.substring(0, parameter.indexOf('=')));
        }
    }

    private void importMany() {
        String file = IntStream.range(0, MANY)
                .mapToObj(i -> "number " + i + "," + (i % 4 == 1 ? "low" : i % 4 == 3 ? "urgent" : "high") + "\n")
                .collect(Collectors.joining("", "title,priority\n", ""));
        assertThat(importCsv(file).status()).isEqualTo(200);
    }

    private Answer export(String path, String mediaType) {
        return service.get(path, "Accept", mediaType);
    }

    private List<String> walked(String path, String field) {
        return service.walk(path).stream().map(task -> task.get(field).asText()).toList();
    }

    private static List<NamedCsvRecord> csv(Answer export) {
        assertThat(export.status()).isEqualTo(200);
        return CsvReader.builder().ofNamedCsvRecord(export.text()).stream().toList();
    }

    private static List<String> column(List<NamedCsvRecord> rows, String name) {
        return rows.stream().map(row -> row.getField(name)).toList();
    }

    private static List<JsonNode> ndjson(Answer export) throws IOException {
        assertThat(export.status()).isEqualTo(200);
        assertThat(export.text()).endsWith("\n");
        List<JsonNode> rows = new ArrayList<>();
        for (String line : (Iterable<String>) export.text().lines()::iterator) {
            rows.add(new ObjectMapper().readTree(line));
        }
        return rows;
    }
}
