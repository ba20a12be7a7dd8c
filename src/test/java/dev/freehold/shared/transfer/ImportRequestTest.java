package dev.freehold.shared.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.PostgresResource;
import dev.freehold.support.Wire;
import dev.freehold.support.Wire.Answer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The request around the file. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ImportRequestTest extends TransferTestCase {
    private static final String FILE = "title\nA\n";

    @ParameterizedTest
    @CsvSource({
        "mode=most, mode unknown_value",
        "dry_run=maybe, dry_run unknown_value",
        "colums=a:title, colums unknown_parameter",
        "columns=title, columns invalid_pair",
        "default=:x, default invalid_pair"
    })
    void aParameterThatMeansNothingIsNamed(String parameter, String error) {
        Answer refusal = importCsv(FILE, parameter);

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.errors()).containsExactly("- " + error);
        assertThat(stored()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mode=atomic&mode=partial", "dry_run=false&dry_run=true"})
    void aParameterGivenTwiceIsRefused(String parameters) {
        assertThat(importCsv(FILE, parameters).status()).isEqualTo(400);
        assertThat(stored()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "multipart/form-data; boundary=x"})
    void anotherMediaTypeIsRefused(String mediaType) {
        Answer refusal = service.post(importPath(), mediaType, FILE);

        assertThat(refusal.status()).as(refusal.text()).isEqualTo(415);
        assertThat(refusal.json().get("code").asText()).isEqualTo("unsupported_media_type");
        assertThat(stored()).isZero();
    }

    @Test
    void theMediaTypeMayCarryACharset() {
        assertThat(score(service.post(importPath(), "text/csv; charset=utf-8", FILE)))
                .isEqualTo("200: 1 created, 0 updated, 0 rejected");
    }

    @Test
    void anImportSentAgainWithItsKeyIsReplayed() {
        String key = UUID.randomUUID().toString();
        Answer first = service.post(importPath(), Wire.CSV, FILE, "Idempotency-Key", key);
        Answer again = service.post(importPath(), Wire.CSV, FILE, "Idempotency-Key", key);

        assertThat(score(first)).isEqualTo("200: 1 created, 0 updated, 0 rejected");
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void anotherFileUnderAUsedKeyIsRefused() {
        String key = UUID.randomUUID().toString();
        service.post(importPath(), Wire.CSV, FILE, "Idempotency-Key", key);

        Answer refusal = service.post(importPath(), Wire.CSV, "title\nB\n", "Idempotency-Key", key);

        assertThat(refusal.status()).isEqualTo(422);
        assertThat(titles()).containsExactly("A");
    }

    @Test
    void aDryRunWithAKeyStoresNothing() {
        String key = UUID.randomUUID().toString();
        Answer report = service.post(importPath("dry_run=true"), Wire.CSV, FILE, "Idempotency-Key", key);

        assertThat(report.status()).as(report.text()).isEqualTo(200);
        assertThat(stored()).isZero();
    }

    @Test
    void aRejectedImportMayBeSentAgainWithItsKey() {
        String key = UUID.randomUUID().toString();
        String file = "title,priority\nA,lowish\n";
        Answer refusal = service.post(importPath(), Wire.CSV, file, "Idempotency-Key", key);
        Answer again = service.post(importPath(), Wire.CSV, file, "Idempotency-Key", key);

        assertThat(refusal.json().get("code").asText()).isEqualTo("import_rejected");
        assertThat(again.errors()).isEqualTo(refusal.errors());
    }
}
