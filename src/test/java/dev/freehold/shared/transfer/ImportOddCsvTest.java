package dev.freehold.shared.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.PostgresResource;
import dev.freehold.support.Wire;
import dev.freehold.support.Wire.Answer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CSV as other programs write it, or people who put files together. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ImportOddCsvTest extends TransferTestCase {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title;priority\\nA;low\\n | malformed_body | separated by semicolons; its columns must be separated by commas",
                "title\\tpriority\\nA\\tlow\\n | malformed_body | separated by tabs; its columns must be separated by commas",
                "title,priority,title\\nA,low,B\\n | invalid_parameter | more than one column for a field: title",
                "Roof,low\\nDoor,high\\n | invalid_parameter | unknown: Roof, low",
                "Roof,low\\nDoor,high\\n | invalid_parameter | the file lacks its first line, which must name the columns",
                "\\n | malformed_body | The file is empty",
            })
    void aHeaderThatNamesNoColumnsIsRefusedWithTheReason(String csv, String code, String reason) {
        Answer refusal = importCsv(csv.replace("\\n", "\n").replace("\\t", "\t"));

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.json().get("code").asText()).isEqualTo(code);
        assertThat(refusal.text()).contains(reason);
        assertThat(stored()).isZero();
    }

    @Test
    void onlyAFileWithoutAnyOfOurColumnsMayLackItsHeader() {
        assertThat(importCsv("title,storypoint\nA,3\n").text()).doesNotContain("first line");
    }

    @Test
    void aColumnWithASemicolonInItsNameMayBeMapped() {
        assertThat(score(importCsv("title;text\nA;b\n", "columns=title%3Btext:title")))
                .isEqualTo("200: 1 created, 0 updated, 0 rejected");
        assertThat(titles()).containsExactly("A;b");
    }

    @Test
    void aHeaderThatComesAgainIsRejectedAsSuch() {
        String csv = "title,priority\nA,low\ntitle,priority\nB,high\n";

        Answer refusal = importCsv(csv);
        assertThat(refusal.errors()).containsExactly("3  repeated_header");
        assertThat(refusal.text()).contains("repeats the header");
        assertThat(stored()).isZero();
        assertThat(score(importCsv(csv, "mode=partial"))).isEqualTo("200: 2 created, 0 updated, 1 rejected");
        assertThat(titles()).containsExactly("A", "B");
    }

    @Test
    void aSingleCellThatIsCalledAsItsColumnIsARow() {
        assertThat(score(importCsv("title\ntitle\n"))).isEqualTo("200: 1 created, 0 updated, 0 rejected");
    }

    @Test
    void aByteOrderMarkMayStandBeforeAQuote() {
        assertThat(score(importCsv("\uFEFF\"title\",\"priority\"\nA,low\n")))
                .isEqualTo("200: 1 created, 0 updated, 0 rejected");
    }

    @Test
    void quotesCommasAndLineBreaksStayAsTheyAre() {
        importCsv("title,description\r\n\"The \"\"big\"\" house\",\"a, b\r\n\r\n\"\"c\"\"; d\n\"\r\n");

        assertThat(titles()).containsExactly("The \"big\" house");
        assertThat(tasks().get(0).get("description").asText()).isEqualTo("a, b\r\n\r\n\"c\"; d\n");
    }

    @Test
    void aHeaderInLatin1IsRefusedWithTheReason() {
        byte[] latin1 = "title,straße\nA,b\n".getBytes(StandardCharsets.ISO_8859_1);

        Answer refusal = service.post(importPath(), Wire.CSV, latin1);

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.json().get("detail").asText()).isEqualTo("The header cannot be read: it is not UTF-8");
    }

    @ParameterizedTest
    @CsvSource({"20261013T000000, 2026-10-13", "20261013, 2026-10-13", "2026-10-13T00:00:00, 2026-10-13"})
    void aDateMayBeSpelledAsOtherProgramsDo(String cell, String date) {
        importCsv("title,due_date\nA," + cell + "\n");

        assertThat(tasks()).extracting(task -> task.get("due_date").asText()).containsExactly(date);
    }

    @Test
    void aNumberMayHaveAnExponentAndIsThenJudgedAsAnyOther() {
        importCsv("title,estimated_hours\nA,7.7e+003\nB,25e-1\n");

        assertThat(tasks())
                .extracting(task -> task.get("estimated_hours").decimalValue().toPlainString())
                .containsExactly("7700.0", "2.5");
        assertThat(importCsv("title,estimated_hours\nC,1e9\nD,1e-3\nE,1e999\n").errors())
                .containsExactly(
                        "2 /estimated_hours digits", "3 /estimated_hours digits", "4 /estimated_hours invalid_number");
    }

    @Test
    void aTimeOfDayIsNotDroppedFromADate() {
        assertThat(importCsv("title,due_date\nA,20261013T143000\n").errors())
                .containsExactly("2 /due_date invalid_date");
    }

    @ParameterizedTest
    @CsvSource({"due_date, '\"20261013T000000\"', invalid_date", "estimated_hours, '\"7.7e+003\"', wrong_type"})
    void jsonStaysStrict(String field, String value, String code) {
        assertThat(importNdjson("{\"title\": \"A\", \"" + field + "\": " + value + "}\n")
                        .errors())
                .containsExactly("1 /" + field + " " + code);
    }
}
