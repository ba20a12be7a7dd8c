package dev.freehold.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Database;
import dev.freehold.support.Polling;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.RawClient;
import dev.freehold.support.Wire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that hang up (quarkusio/quarkus#51576): the service must not even notice. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class HangUpTest {
    private static final List<Errand> ERRANDS = List.of(Errand.values());

    private static final int CLIENTS = 2_000;
    private static final int AT_ONCE = 80;

    /** An export of these does not fit into the buffers between server and client. */
    private static final int ROWS = 1_200;

    private static final int DESCRIPTION = 6_000;

    @TestHTTPResource("/")
    URI base;

    private Wire service;
    private String project;
    private String task;
    private int poolSize;
    private int importsAtOnce;

    @BeforeEach
    void writeTasks() {
        service = new Wire(base);
        project = service.newProject();
        importRows(20);
        task = service.get("/api/v1/tasks?limit=1&project_id=" + project)
                .json()
                .at("/items/0/id")
                .asText();
        poolSize = ConfigProvider.getConfig().getValue("freehold.database.pool.size", Integer.class);
        importsAtOnce = ConfigProvider.getConfig().getValue("freehold.http.max-imports", Integer.class);
    }

    private void importRows(int rows) {
        String file = IntStream.range(0, rows)
                .mapToObj(i -> "row " + i + "," + "words ".repeat(DESCRIPTION / 6) + "\n")
                .collect(Collectors.joining("", "title,description\n", ""));
        assertThat(service.post("/api/v1/tasks/import?default=project_id:" + project, Wire.CSV, file)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void twoThousandClientsThatHangUpInTheMiddleLeaveNoTrace() throws SQLException {
        importRows(ROWS / 4);
        for (int first = 0; first < CLIENTS; first += AT_ONCE) {
            wave(first);
        }

        Aftermath aftermath = new Aftermath(service, task);
        aftermath.assertServiceIsWhole();
        aftermath.assertNothingIsHalfWritten(project);
    }

    /** A third leaves right after the last byte, a third when all have sent, a third in the middle of the answer. */
    private void wave(int first) {
        List<RawClient> clients = new ArrayList<>();
        for (int number = first; number < first + AT_ONCE; number++) {
            Errand errand = errand(number);
            RawClient client = RawClient.connect(base).send(errand.request(project, task, number));
            if (number % 3 == 0) {
                leave(client, number);
                continue;
            }
            if (number % 3 == 1 && errand.isAnswered()) {
                client.read(256);
            }
            clients.add(client);
        }
        for (int i = 0; i < clients.size(); i++) {
            leave(clients.get(i), i);
        }
    }

    private static Errand errand(int number) {
        return ERRANDS.get(number % ERRANDS.size());
    }

    private static void leave(RawClient client, int number) {
        if (number % 2 == 0) {
            client.reset();
        } else {
            client.close();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Errand.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"HALF_A_POST", "HALF_AN_IMPORT"})
    void clientsThatHangUpWhileTheDatabaseIsAtWorkGiveTheirConnectionsBack(Errand errand) throws SQLException {
        try (HibernateComplaints complaints = HibernateComplaints.listen()) {
            hangUpWhileLocked(errand);

            Aftermath aftermath = new Aftermath(service, task);
            aftermath.assertServiceIsWhole();
            aftermath.assertNothingIsHalfWritten(project);
            assertThat(complaints.heard()).as("work torn from its session").isEmpty();
        }
    }

    @Test
    void aWriteOfManyStatementsThatHasBegunIsCarriedOutThoughItsClientLeft() throws SQLException {
        hangUpWhileLocked(Errand.POST_WITH_KEY);

        new Aftermath(service, task).assertServiceIsWhole();
        assertThat(Database.number(
                        "select count(*) from tasks where project_id = ?::uuid and title like ?",
                        project,
                        Errand.WHOLE + "%"))
                .isGreaterThanOrEqualTo(poolSize);
    }

    /** Twice as many clients as connections: half are at work in the database, the others wait for a connection. Imports are fewer. */
    private void hangUpWhileLocked(Errand errand) throws SQLException {
        int atWork = errand == Errand.IMPORT ? Math.min(importsAtOnce, poolSize) : poolSize;
        try (TaskLock lock = TaskLock.take()) {
            List<RawClient> clients = IntStream.range(0, 2 * poolSize)
                    .mapToObj(number -> RawClient.connect(base).send(errand.request(project, task, number)))
                    .toList();
            Polling.await("requests at work", Duration.ofSeconds(10), () -> TaskLock.waiting() == atWork);
            IntStream.range(0, clients.size()).forEach(number -> leave(clients.get(number), number));
            letTheServerNotice();
            assertThat(lock).isNotNull();
        }
    }

    /** Answers of every event loop come after the ends of connections that reached it before. */
    private void letTheServerNotice() {
        for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
            try (RawClient client = RawClient.connect(base)) {
                assertThat(client.send("GET /q/health/live HTTP/1.1\r\nHost: freehold\r\n\r\n")
                                .read(64))
                        .startsWith("HTTP/1.1 200");
            }
        }
    }

    @Test
    void clientsThatLeaveInTheMiddleOfAnExportHoldNothing() throws SQLException {
        importRows(ROWS);
        for (int number = 0; number < 60; number++) {
            Errand errand = number % 2 == 0 ? Errand.EXPORT_CSV : Errand.EXPORT_NDJSON;
            RawClient client = RawClient.connectNarrow(base).send(errand.request(project, task, number));
            assertThat(client.read(2_048)).startsWith("HTTP/1.1 200");
            leave(client, number / 2);
        }

        new Aftermath(service, task).assertServiceIsWhole();
    }

    @Test
    void clientsThatReadAnExportSlowlyHoldNoConnection() throws SQLException {
        importRows(ROWS);
        List<RawClient> clients = IntStream.range(0, 2 * poolSize)
                .mapToObj(
                        number -> RawClient.connectNarrow(base).send(Errand.EXPORT_CSV.request(project, task, number)))
                .toList();
        clients.forEach(client -> assertThat(client.read(64)).startsWith("HTTP/1.1 200"));

        new Aftermath(service, task).assertServiceIsWhole();

        clients.forEach(RawClient::reset);
    }

    @Test
    void anImportWhoseClientLeavesIsStoredWholeOrNotAtAll() throws SQLException {
        for (int number = 0; number < 60; number++) {
            leave(RawClient.connect(base).send(Errand.IMPORT.request(project, task, number)), number);
        }

        new Aftermath(service, task).assertServiceIsWhole();
        assertThat(Database.column(
                        "select split_part(title, '-', 1) from tasks where project_id = ?::uuid and title like ?"
                                + " group by 1 having count(*) <> 20",
                        project,
                        Errand.WHOLE + Errand.IMPORT + "%"))
                .isEmpty();
    }

    @Test
    void anImportAtWorkKeepsItsPlaceThoughItsClientLeft() throws SQLException {
        Wire.Answer oneMore;
        try (TaskLock lock = TaskLock.take()) {
            for (int number = 0; number < importsAtOnce; number++) {
                RawClient client = RawClient.connect(base).send(Errand.IMPORT.request(project, task, number));
                int atWork = number + 1;
                Polling.await("an import at work", Duration.ofSeconds(10), () -> TaskLock.waiting() == atWork);
                leave(client, number);
            }
            letTheServerNotice();
            oneMore = importRow();
            assertThat(lock).isNotNull();
        }

        assertThat(oneMore.status()).as(oneMore.text()).isEqualTo(503);
        assertThat(oneMore.json().path("code").asText()).isEqualTo("overloaded");
        Polling.await("a free place", Duration.ofSeconds(10), () -> importRow().status() == 200);
        new Aftermath(service, task).assertServiceIsWhole();
    }

    private Wire.Answer importRow() {
        return service.post("/api/v1/tasks/import?default=project_id:" + project, Wire.CSV, "title\none more\n");
    }

    /** That takes a second pass over the file. */
    @ParameterizedTest
    @ValueSource(strings = {"", "\r\nIdempotency-Key: left-in-the-middle"})
    void anImportWhoseClientLeftLeavesOutWhatTheDatabaseRefuses(String key) throws SQLException {
        String rows = "title,assignee_id\nkept,\nleft out," + UUID.randomUUID() + "\n";
        try (TaskLock lock = TaskLock.take()) {
            RawClient client = RawClient.connect(base)
                    .send("POST /api/v1/tasks/import?mode=partial&default=project_id:" + project
                            + " HTTP/1.1\r\nHost: freehold\r\nContent-Type: text/csv\r\nContent-Length: "
                            + rows.length()
                            + key + "\r\n\r\n" + rows);
            Polling.await("the import at work", Duration.ofSeconds(10), () -> TaskLock.waiting() == 1);
            client.reset();
            letTheServerNotice();
            assertThat(lock).isNotNull();
        }

        Polling.await("the row without fault", Duration.ofSeconds(10), () -> titled("kept") == 1);
        assertThat(titled("left out")).isZero();
    }

    private long titled(String title) {
        return Database.number("select count(*) from tasks where project_id = ?::uuid and title = ?", project, title);
    }
}
