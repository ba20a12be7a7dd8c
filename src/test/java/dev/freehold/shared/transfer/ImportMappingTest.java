package dev.freehold.shared.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.Wire;
import dev.freehold.support.Wire.Answer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the names and gaps of a file become our fields. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ImportMappingTest extends TransferTestCase {

    @Test
    void theirColumnsBecomeOurFields() {
        Answer report = importCsv(
                "issuekey,summary,storypoint\nBAM-1,First,3\n",
                "columns=issuekey:external_id,summary:title,storypoint:estimated_hours",
                "default=external_source:" + project);

        assertThat(score(report)).isEqualTo("200: 1 created, 0 updated, 0 rejected");
        JsonNode task = tasks().get(0);
        assertThat(task.get("external_id").asText()).isEqualTo("BAM-1");
        assertThat(task.get("title").asText()).isEqualTo("First");
        assertThat(task.get("estimated_hours").decimalValue()).isEqualByComparingTo("3");
    }

    @Test
    void theirNamesInNdjsonBecomeOurFields() {
        Answer report =
                importNdjson("{\"summary\": \"First\", \"noise\": {\"a\": 1}}\n", "columns=summary:title,noise:");

        assertThat(score(report)).isEqualTo("200: 1 created, 0 updated, 0 rejected");
        assertThat(titles()).containsExactly("First");
    }

    @Test
    void aColumnMappedToNothingIsDropped() {
        Answer report = importCsv("title,noise\nFirst,whatever\n", "columns=noise:");

        assertThat(score(report)).isEqualTo("200: 1 created, 0 updated, 0 rejected");
    }

    @Test
    void aDefaultFillsOnlyWhatARowLacks() {
        importCsv("title,priority\nA,\nB,low\n", "default=priority:urgent");

        assertThat(tasks()).extracting(task -> task.get("priority").asText()).containsExactly("urgent", "low");
    }

    @Test
    void aDefaultFillsNdjsonWithNumbersToo() {
        Answer report = importNdjson("{\"title\": \"A\"}\n", "default=estimated_hours:2.5");

        assertThat(score(report)).isEqualTo("200: 1 created, 0 updated, 0 rejected");
        assertThat(tasks().get(0).get("estimated_hours").decimalValue()).isEqualByComparingTo("2.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {Wire.CSV, Wire.NDJSON})
    void aDefaultIsReadAsACellIs(String mediaType) {
        String file = mediaType.equals(Wire.CSV) ? "title\nA\n" : "{\"title\": \"A\"}\n";
        Answer report = service.post(
                importPath("default=due_date:20261013T000000", "default=estimated_hours:1.5e%2B002"), mediaType, file);

        assertThat(score(report)).isEqualTo("200: 1 created, 0 updated, 0 rejected");
        JsonNode task = tasks().get(0);
        assertThat(task.get("due_date").asText()).isEqualTo("2026-10-13");
        assertThat(task.get("estimated_hours").decimalValue()).isEqualByComparingTo("150");
    }

    @Test
    void aDefaultMayHoldAColon() {
        importCsv("title\nA\n", "default=description:see%20https://example.org/");

        assertThat(tasks().get(0).get("description").asText()).isEqualTo("see https://example.org/");
    }

    @Test
    void anEmptyCellIsNothingAndAnEmptyTextIsAText() {
        importCsv("title,description\nA,\nB,\"\"\n");

        assertThat(tasks().get(0).get("description").isNull()).isTrue();
        assertThat(tasks().get(1).get("description").asText()).isEmpty();
        assertThat(tasks().get(1).get("description").isNull()).isFalse();
    }

    @Test
    void aColumnThatNobodyKnowsIsNamed() {
        Answer refusal = importCsv("title,storypoint\nA,3\n");

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.errors()).containsExactly("- columns unknown_column");
        assertThat(refusal.text()).contains("storypoint");
        assertThat(stored()).isZero();
    }

    @Test
    void twoColumnsForOneFieldAreRefused() {
        Answer refusal = importCsv("title,summary\nA,B\n", "columns=summary:title");

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.errors()).containsExactly("- columns repeated_column");
    }

    @Test
    void twoNamesForOneFieldInNdjsonRejectTheRow() {
        Answer refusal = importNdjson("{\"title\": \"A\", \"summary\": \"B\"}\n", "columns=summary:title");

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.errors()).containsExactly("1  malformed_row");
        assertThat(stored()).isZero();
    }

    @Test
    void aFieldThatNobodyKnowsInNdjsonRejectsItsRow() {
        Answer refusal = importNdjson("{\"title\": \"A\"}\n{\"title\": \"B\", \"storypoint\": 3}\n");

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.errors()).containsExactly("2 /storypoint unknown_field");
        assertThat(stored()).isZero();
    }

    @Test
    void aMappingToAFieldThatThereIsNotIsRefused() {
        assertThat(importCsv("a\nA\n", "columns=a:tittle").errors()).containsExactly("- columns unknown_field");
        assertThat(importCsv("title\nA\n", "default=tittle:A").errors()).containsExactly("- default unknown_field");
    }
}
