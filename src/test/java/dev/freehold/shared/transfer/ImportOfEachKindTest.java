package dev.freehold.shared.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.Wire;
import dev.freehold.support.Wire.Answer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is particular to the imports of projects, users, channels and messages; tasks stand for all in the other tests. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ImportOfEachKindTest {
    @TestHTTPResource("/")
    URI base;

    private Wire service;

    @BeforeEach
    void anEmptyDatabase() {
        Database.clear();
        service = new Wire(base);
    }

    @Test
    void aProjectThatEndsBeforeItStartsIsNamed() {
        String csv = "name,start_date,end_date\nHouse,2026-03-01,2026-04-01\nBarn,2026-03-02,2026-03-01\n";

        assertRejected(service.post("/api/v1/projects/import", Wire.CSV, csv), "/end_date");
        assertThat(Database.number("select count(*) from projects")).isZero();
        assertPartial(service.post("/api/v1/projects/import?mode=partial", Wire.CSV, csv));
        assertThat(Database.column("select name from projects")).containsExactly("House");
    }

    @Test
    void aUserWhoseNameIsTakenIsNamed() {
        String csv = "username,email\nann,ann@example.com\nANN,other@example.com\n";
        long before = Database.number("select count(*) from users");

        assertRejected(service.post("/api/v1/users/import", Wire.CSV, csv), "/username");
        assertThat(Database.number("select count(*) from users")).isEqualTo(before);
        assertPartial(service.post("/api/v1/users/import?mode=partial", Wire.CSV, csv));
        assertThat(Database.number("select count(*) from users")).isEqualTo(before + 1);
    }

    @Test
    void aChannelWhoseNameIsTakenInAnotherCaseIsNamed() {
        String csv = "name\ngeneral\nGeneral\n";

        assertRejected(service.post("/api/v1/channels/import", Wire.CSV, csv), "/name");
        assertThat(Database.number("select count(*) from channels")).isZero();
        assertPartial(service.post("/api/v1/channels/import?mode=partial", Wire.CSV, csv));
        assertThat(Database.column("select name from channels")).containsExactly("general");
    }

    @Test
    void aReplyToAMessageOfAnotherChannelIsNamed() {
        String channel = Api.channel("general");
        String first = Api.message(channel, "first");
        String elsewhere = Api.message(Api.channel("other"), "elsewhere");
        String path = "/api/v1/channels/" + channel + "/messages/import";
        String csv = "content,parent_id\nhere," + first + "\nthere," + elsewhere + "\n";

        assertRejected(service.post(path, Wire.CSV, csv), "/parent_id");
        assertThat(Database.number("select count(*) from messages")).isEqualTo(2);
        assertPartial(service.post(path + "?mode=partial", Wire.CSV, csv));
        assertThat(Api.ok(Api.get(Api.MESSAGES + "/" + first)).getInt("reply_count"))
                .isEqualTo(1);
        assertThat(Api.ok(Api.get(Api.MESSAGES + "/" + elsewhere)).getInt("reply_count"))
                .isZero();
    }

    /** The second row, on line 3, is bad. */
    private static void assertRejected(Answer answer, String pointer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        JsonNode problem = answer.json();
        assertThat(problem.get("code").asText()).isEqualTo("import_rejected");
        assertThat(problem.at("/errors/0/line").asInt()).isEqualTo(3);
        assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo(pointer);
    }

    private static void assertPartial(Answer answer) {
        assertThat(TransferTestCase.score(answer)).isEqualTo("200: 1 created, 0 updated, 1 rejected");
        assertThat(answer.json().at("/errors/0/line").asInt()).isEqualTo(3);
    }
}
