package dev.freehold.shared.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.PostgresResource;
import dev.freehold.support.Wire.Answer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What bad rows do to the good ones. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ImportModeTest extends TransferTestCase {
    private static final int ROWS = 521;
    private static final UUID NOBODY = UUID.fromString("01890000-0000-7000-8000-00000000dead");

    @Test
    void oneBadLineOf521RejectsAnAtomicImport() {
        Answer refusal = importCsv(withBad("priority", "low", "lowish", 400));

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refusal.json().get("code").asText()).isEqualTo("import_rejected");
        assertThat(refusal.errors()).containsExactly("400 /priority unknown_value");
        assertThat(score(refusal)).isEqualTo("400: 0 created, 0 updated, 1 rejected");
        assertThat(stored()).isZero();
    }

    @Test
    void oneBadLineOf521LeavesTheOthersToAPartialImport() {
        Answer report = importCsv(withBad("priority", "low", "lowish", 400), "mode=partial");

        assertThat(score(report)).isEqualTo("200: 520 created, 0 updated, 1 rejected");
        assertThat(report.errors()).containsExactly("400 /priority unknown_value");
        assertThat(titles()).hasSize(520).doesNotContain("row 400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"assignee_id", "project_id"})
    void aLineThatOnlyTheDatabaseRefusesRejectsAnAtomicImport(String field) {
        Answer refusal = importCsv(withBad(field, valid(field), NOBODY.toString(), 400));

        assertThat(refusal.json().get("code").asText()).isEqualTo("import_rejected");
        assertThat(refusal.errors()).containsExactly("400 /" + field + " unknown_reference");
        assertThat(stored()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"assignee_id", "project_id"})
    void linesThatOnlyTheDatabaseRefusesAreNamedByAPartialImport(String field) {
        Answer report = importCsv(withBad(field, valid(field), NOBODY.toString(), 2, 202, 203, 522), "mode=partial");

        assertThat(score(report)).isEqualTo("200: 517 created, 0 updated, 4 rejected");
        assertThat(report.errors())
                .containsExactly(
                        "2 /" + field + " unknown_reference",
                        "202 /" + field + " unknown_reference",
                        "203 /" + field + " unknown_reference",
                        "522 /" + field + " unknown_reference");
        assertThat(titles()).hasSize(517).doesNotContain("row 2", "row 202", "row 203", "row 522");
    }

    @Test
    void everyErrorOfARowIsNamed() {
        Answer refusal = importCsv("title,priority,due_date\n\" \",lowish,2026-02-30\n");

        assertThat(refusal.errors())
                .containsExactlyInAnyOrder("2 /priority unknown_value", "2 /due_date invalid_date", "2 /title blank");
        assertThat(refusal.json().get("rejected").asInt()).isEqualTo(1);
    }

    @Test
    void aPartialImportStoresNoPartOfABadUpdate() {
        String source = "default=external_source:" + project;
        importCsv("external_id,title\n1,One\n2,Two\n", source);

        Answer report =
                importCsv("external_id,title,assignee_id\n1,Uno,\n2,Dos," + NOBODY + "\n", source, "mode=partial");

        assertThat(score(report)).isEqualTo("200: 0 created, 1 updated, 1 rejected");
        assertThat(report.errors()).containsExactly("3 /assignee_id unknown_reference");
        assertThat(titles()).containsExactly("Two", "Uno");
    }

    @Test
    void aDryRunReportsAndStoresNothing() {
        Answer report = importCsv(withBad("priority", "low", "lowish", 400), "mode=partial", "dry_run=true");

        assertThat(score(report)).isEqualTo("200: 520 created, 0 updated, 1 rejected");
        assertThat(report.json().get("dry_run").asBoolean()).isTrue();
        assertThat(report.errors()).containsExactly("400 /priority unknown_value");
        assertThat(stored()).isZero();
    }

    @Test
    void aDryRunFindsWhatOnlyTheDatabaseRefuses() {
        Answer refusal = importCsv(withBad("assignee_id", "", NOBODY.toString(), 400), "dry_run=true");

        assertThat(refusal.errors()).containsExactly("400 /assignee_id unknown_reference");
        assertThat(stored()).isZero();
    }

    private String valid(String field) {
        return field.equals("project_id") ? project : "";
    }

    /** Rows on lines 2 to 522, each titled by its line, with a bad value on the lines given. */
    private static String withBad(String field, String good, String bad, Integer... badLines) {
        List<String> lines = new ArrayList<>(List.of("title," + field));
        for (int line = 2; line <= ROWS + 1; line++) {
            lines.add("row " + line + "," + (List.of(badLines).contains(line) ? bad : good));
        }
        return String.join("\n", lines) + "\n";
    }
}
