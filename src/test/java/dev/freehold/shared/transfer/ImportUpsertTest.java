package dev.freehold.shared.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.Wire.Answer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows that are known elsewhere by a key meet their object again. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ImportUpsertTest extends TransferTestCase {

    @Test
    void theSecondRunCreatesNothingAndUpdatesAll() {
        String file = keyed(450, "title ");

        assertThat(score(importKeyed(file))).isEqualTo("200: 450 created, 0 updated, 0 rejected");
        List<JsonNode> first = tasks();
        assertThat(score(importKeyed(file))).isEqualTo("200: 0 created, 450 updated, 0 rejected");
        assertThat(tasks()).isEqualTo(first);
    }

    @Test
    void aRowUpdatesOnlyTheFieldsThatItHas() {
        importKeyed("external_id,title,description\n1,Old,Stays\n");

        importKeyed("external_id,title\n1,New\n");

        JsonNode task = tasks().get(0);
        assertThat(task.get("title").asText()).isEqualTo("New");
        assertThat(task.get("description").asText()).isEqualTo("Stays");
        assertThat(task.get("version").asInt()).isEqualTo(2);
    }

    @Test
    void ofTwoRowsWithOneKeyTheLaterOneWins() {
        Answer report = importKeyed("external_id,title\n1,First\n1,Second\n");

        assertThat(score(report)).isEqualTo("200: 1 created, 1 updated, 0 rejected");
        assertThat(titles()).containsExactly("Second");
    }

    @Test
    void aKeyTwiceMeetsItselfAcrossBatches() {
        String file = keyed(450, "title ") + "1,Again\n";

        assertThat(score(importKeyed(file))).isEqualTo("200: 450 created, 1 updated, 0 rejected");
        assertThat(titles()).contains("Again").doesNotContain("title 1");
    }

    @Test
    void anIdOfAnotherSourceIsAnotherTask() {
        importKeyed("external_id,title\n1,Ours\n");

        Answer report = importCsv("external_id,title\n1,Theirs\n", "default=external_source:other-" + project);

        assertThat(score(report)).isEqualTo("200: 1 created, 0 updated, 0 rejected");
        assertThat(titles()).containsExactly("Ours", "Theirs");
    }

    @Test
    void rowsWithoutAKeyAreAlwaysNew() {
        importCsv("title\nSame\n");

        assertThat(score(importCsv("title\nSame\n"))).isEqualTo("200: 1 created, 0 updated, 0 rejected");
    }

    @Test
    void aTaskInTheTrashIsNotBroughtBackByItsKey() {
        importKeyed("external_id,title\n1,First\n");
        service.delete("/api/v1/tasks/" + tasks().get(0).get("id").asText());

        assertThat(score(importKeyed("external_id,title\n1,Second\n")))
                .isEqualTo("200: 1 created, 0 updated, 0 rejected");
        assertThat(titles()).containsExactly("Second");
    }

    @Test
    void halfAKeyIsRejected() {
        assertThat(importCsv("external_id,title\n1,A\n").errors()).containsExactly("2 /external_source required");
        assertThat(importCsv("external_source,title\nx,A\n").errors()).containsExactly("2 /external_id required");
    }

    @Test
    void everyRowAboutOneTaskIsAChangeOfItsOwn() {
        importKeyed("external_id,title\nthere,There\nstill,Still\n");

        Answer report = importCsv("""
                external_source,external_id,title,description,priority,estimated_hours
                %1$s,new,New,,,1
                %1$s,there,There 2,,,
                %1$s,new,New,first,,
                ,,Keyless,,,
                %1$s,other,Other,,low,
                %1$s,new,New 3,,urgent,
                %1$s,there,There 2,second,,2
                %1$s,still,Still,,low,
                %1$s,other,Other 2,,,3
                %1$s,new,New 3,third,,4
                """.formatted(project));

        assertThat(score(report)).isEqualTo("200: 3 created, 7 updated, 0 rejected");
        assertThat(tasks().stream().map(ImportUpsertTest::row))
                .containsExactly(
                        "Keyless | null | medium | null | 1",
                        "New 3 | third | urgent | 4.0 | 4",
                        "Other 2 | null | low | 3.0 | 2",
                        "Still | null | low | null | 2",
                        "There 2 | second | medium | 2.0 | 3");
        assertThat(Database.column("""
                        select string_agg(key, ' ' order by key) from audit_logs, jsonb_object_keys(new_values) as key
                        where action = 'update' and entity_id = (select id from tasks
                            where external_source = ? and external_id = 'new') and key in ('description', 'title', 'priority', 'estimated_hours')
                        group by seq order by seq
                        """, project))
                .containsExactly("description", "priority title", "description estimated_hours");
    }

    private static String row(JsonNode task) {
        return String.join(
                " | ",
                task.get("title").asText(),
                task.get("description").asText(),
                task.get("priority").asText(),
                task.get("estimated_hours").asText(),
                task.get("version").asText());
    }

    private Answer importKeyed(String csv) {
        return importCsv(csv, "default=external_source:" + project);
    }

    private static String keyed(int rows, String title) {
        return IntStream.rangeClosed(1, rows)
                .mapToObj(i -> i + "," + title + i + "\n")
                .collect(Collectors.joining("", "external_id,title\n", ""));
    }
}
