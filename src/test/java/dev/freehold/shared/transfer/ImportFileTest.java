package dev.freehold.shared.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.PostgresResource;
import dev.freehold.support.Wire;
import dev.freehold.support.Wire.Answer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Files as they come: broken, foreign, or odd but legal. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ImportFileTest extends TransferTestCase {

    @Test
    void aRowWithTooFewOrTooManyCellsIsNamed() {
        Answer report = importCsv("title,priority\nA,low\nB\nC,low,more\nD,high\n", "mode=partial");

        assertThat(report.errors()).containsExactly("3  wrong_columns", "4  wrong_columns");
        assertThat(titles()).containsExactly("A", "D");
    }

    @Test
    void aQuoteThatNeverEndsSwallowsNothingSilently() {
        Answer refusal = importCsv("title\nA\n\"B\nC\nD\n");

        assertThat(refusal.status()).as(refusal.text()).isEqualTo(400);
        assertThat(refusal.errors()).containsExactly("3  malformed_row");
        assertThat(stored()).isZero();
    }

    @Test
    void bytesThatAreNotUtf8AreRefusedWithTheirLine() {
        Answer refusal = service.post(importPath(), Wire.CSV, bytes("title\nA\nB", 0xfc, "\n"));

        assertThat(refusal.status()).as(refusal.text()).isEqualTo(400);
        assertThat(refusal.errors()).containsExactly("3  malformed_row");
        assertThat(refusal.text()).contains("cannot be read as CSV: it is not UTF-8");
        assertThat(stored()).isZero();
    }

    @Test
    void ndjsonThatIsNotUtf8IsRefusedWithItsLine() {
        Answer refusal =
                service.post(importPath(), Wire.NDJSON, bytes("{\"title\": \"A\"}\n{\"title\": \"B", 0xfc, "\"}\n"));

        assertThat(refusal.status()).as(refusal.text()).isEqualTo(400);
        assertThat(refusal.errors()).containsExactly("2  malformed_row");
        assertThat(stored()).isZero();
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstName() {
        assertThat(score(importCsv("\uFEFFtitle\nA\n"))).isEqualTo("200: 1 created, 0 updated, 0 rejected");
        assertThat(score(importNdjson("\uFEFF{\"title\": \"B\"}\n")))
                .isEqualTo("200: 1 created, 0 updated, 0 rejected");
    }

    @Test
    void linesMayEndWithCrLfOrLfOrTheFile() {
        assertThat(score(importCsv("title\r\nA\r\nB"))).isEqualTo("200: 2 created, 0 updated, 0 rejected");
        assertThat(score(importCsv("title\nC\nD"))).isEqualTo("200: 2 created, 0 updated, 0 rejected");
        assertThat(score(importNdjson("{\"title\": \"E\"}\r\n\r\n{\"title\": \"F\"}")))
                .isEqualTo("200: 2 created, 0 updated, 0 rejected");
        assertThat(titles()).containsExactly("A", "B", "C", "D", "E", "F");
    }

    @Test
    void lineNumbersCountTheLineBreaksInsideQuotes() {
        Answer report = importCsv(
                "title,description,priority\nA,\"one\ntwo\nthree\",low\nB,\"four\r\nfive\",lowish\nC,six,lowish\n",
                "mode=partial");

        assertThat(report.errors()).containsExactly("5 /priority unknown_value", "7 /priority unknown_value");
        assertThat(tasks().get(0).get("description").asText()).isEqualTo("one\ntwo\nthree");
    }

    @Test
    void lineNumbersOfNdjsonCountBlankLines() {
        Answer report =
                importNdjson("{\"title\": \"A\"}\n\n{\"title\": 7}\n\n[1]\n{\"title\": \"B\"}\n", "mode=partial");

        assertThat(report.errors()).containsExactly("3 /title wrong_type", "5  malformed_row");
        assertThat(titles()).containsExactly("A", "B");
    }

    @Test
    void aCsvFileWithoutAHeaderIsRefused() {
        Answer refusal = importCsv("");

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.json().get("code").asText()).isEqualTo("malformed_body");
    }

    @Test
    void aFileThatIsNotUtf8FromItsFirstByteOnIsRefused() {
        byte[] utf16 = "title\nA\n".getBytes(StandardCharsets.UTF_16);

        Answer csv = service.post(importPath(), Wire.CSV, utf16);
        assertThat(csv.status()).as(csv.text()).isEqualTo(400);
        assertThat(csv.json().get("code").asText()).isEqualTo("malformed_body");
        Answer ndjson = service.post(importPath(), Wire.NDJSON, utf16);
        assertThat(ndjson.status()).as(ndjson.text()).isEqualTo(400);
        assertThat(ndjson.errors()).containsExactly("1  malformed_row");
        assertThat(stored()).isZero();
    }

    @Test
    void aFileWithoutRowsImportsNothing() {
        assertThat(score(importCsv("title\n"))).isEqualTo("200: 0 created, 0 updated, 0 rejected");
        assertThat(score(importNdjson(""))).isEqualTo("200: 0 created, 0 updated, 0 rejected");
    }

    @Test
    void aNulInACellIsRejectedWithItsLineAndField() {
        Answer refusal = importCsv("title,description\nA,fine\nB,\"a\0b\"\n");

        assertThat(refusal.errors()).containsExactly("3 /description invalid_text");
        assertThat(importNdjson("{\"title\": \"a\\u0000b\"}\n").errors()).containsExactly("1 /title invalid_text");
        assertThat(stored()).isZero();
    }

    @Test
    void aLoneSurrogateIsRejected() {
        assertThat(importNdjson("{\"title\": \"a\\ud800b\"}\n").errors()).containsExactly("1 /title invalid_text");
    }

    @Test
    void aCellLongerThanItsFieldIsNamed() {
        Answer refusal = importCsv("title\nA\n" + "x".repeat(300_000) + "\n");

        assertThat(refusal.errors()).containsExactly("3 /title length");
    }

    @Test
    void aCellLongerThanAnyFieldIsNamedToo() {
        Answer refusal = importCsv("title\nA\n" + "x".repeat(3_000_000) + "\n");

        assertThat(refusal.status()).as(refusal.text()).isEqualTo(400);
        assertThat(refusal.errors()).containsExactly("3  malformed_row");
        assertThat(stored()).isZero();
    }

    @Test
    void aLineOfNdjsonLongerThanAnyRowIsNamed() {
        Answer report =
                importNdjson("{\"title\": \"" + "x".repeat(3_000_000) + "\"}\n{\"title\": \"B\"}\n", "mode=partial");

        assertThat(report.errors()).containsExactly("1  malformed_row");
        assertThat(titles()).containsExactly("B");
    }

    private static byte[] bytes(String before, int alone, String after) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        bytes.write(alone);
        bytes.writeBytes(after.getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }
}
