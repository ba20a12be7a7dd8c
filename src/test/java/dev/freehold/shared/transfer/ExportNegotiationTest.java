package dev.freehold.shared.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.PostgresResource;
import dev.freehold.support.RawClient;
import dev.freehold.support.Wire.Answer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of its forms a list takes. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ExportNegotiationTest extends TransferTestCase {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/*                                          | application/json",
                "application/*                                | application/json",
                "application/json                             | application/json",
                "text/csv                                     | text/csv",
                "text/*                                       | text/csv",
                "text/csv;q=0.5                               | text/csv",
                "text/csv;q=0.9, application/json;q=0.1       | text/csv",
                "text/csv;q=0.1, application/json;q=0.9       | application/json",
                "text/csv, */*;q=0.1                          | text/csv",
                "application/x-ndjson                         | application/x-ndjson",
                "application/x-ndjson, application/json;q=0.5 | application/x-ndjson",
                "text/html, application/xhtml+xml, */*;q=0.8  | application/json"
            })
    void theClientChooses(String accept, String mediaType) {
        Answer list = service.get(tasksPath(), "Accept", accept);

        assertThat(list.status()).as(list.text()).isEqualTo(200);
        assertThat(list.header("Content-Type")).startsWith(mediaType);
    }

    @Test
    void aClientThatSaysNothingGetsJson() {
        try (RawClient client = RawClient.connect(base)) {
            String answer = client.send("GET " + tasksPath() + " HTTP/1.1\r\nHost: freehold\r\n\r\n")
                    .read(4_096);

            assertThat(answer).startsWith("HTTP/1.1 200").containsIgnoringCase("content-type: application/json");
        }
    }

    @Test
    void aFormThatThereIsNotIsRefused() {
        Answer refusal = service.get(tasksPath(), "Accept", "image/png");

        assertThat(refusal.status()).isEqualTo(406);
        assertThat(refusal.json().get("code").asText()).isEqualTo("not_acceptable");
    }

    @Test
    void csvSaysThatItIsUtf8() {
        assertThat(service.get(tasksPath(), "Accept", "text/csv").header("Content-Type"))
                .isEqualToIgnoringCase("text/csv;charset=UTF-8");
    }
}
