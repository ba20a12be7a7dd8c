package dev.freehold.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Database;
import dev.freehold.support.Polling;
import dev.freehold.support.Wire;
import dev.freehold.support.Wire.Answer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;

/** What must hold of the service after trouble, whatever the trouble was. */
final class Aftermath {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Wire service;
    private final String taskPath;
    private final int poolSize = ConfigProvider.getConfig().getValue("freehold.database.pool.size", Integer.class);

    /** @param task a task that is there */
    Aftermath(Wire service, String task) {
        this.service = service;
        this.taskPath = "/api/v1/tasks/" + task;
    }

    void assertServiceIsWhole() throws SQLException {
        Polling.await("all connections idle", PATIENCE, () -> busyConnections() == 0);
        awaitNobodyWaits(service);
        assertTheNextRequestIsServedAtOnce();
        assertEveryConnectionOfThePoolIsFree();
    }

    /** Requests that were refused a connection wait no more, and must not be counted as if they did. */
    static void awaitNobodyWaits(Wire service) {
        Polling.await("nobody waits for a connection", PATIENCE, () -> waiting(service) == 0);
    }

    /** How many requests wait for a connection, as the metrics have it. */
    static int waiting(Wire service) {
        return service.get("/q/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith("sql_pool_queue_size{pool_name=\"requests\""))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Not idle: at work, or waiting in a transaction that nobody will end. */
    private static long busyConnections() {
        return Database.number("select count(*) from pg_stat_activity where datname = current_database()"
                + " and backend_type = 'client backend' and state <> 'idle' and pid <> pg_backend_pid()");
    }

    private void assertTheNextRequestIsServedAtOnce() {
        Answer answer = service.get(taskPath);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.took()).isLessThan(Duration.ofSeconds(1));
    }

    /** More requests than connections, held up in the database: each connection must turn up there. */
    private void assertEveryConnectionOfThePoolIsFree() throws SQLException {
        List<CompletableFuture<Answer>> answers;
        try (TaskLock lock = TaskLock.take()) {
            answers = IntStream.range(0, poolSize + 5)
                    .mapToObj(i -> service.getLater(taskPath))
                    .toList();
            Polling.await(poolSize + " connections at work", PATIENCE, () -> TaskLock.waiting() == poolSize);
            assertThat(lock).isNotNull();
        }
        assertThat(answers.stream().map(CompletableFuture::join).map(Answer::status))
                .containsOnly(200);
    }

    /** A row is as one request wrote it, or is not there. */
    void assertNothingIsHalfWritten(String project) {
        assertThat(titles(project)).noneMatch(title -> title.startsWith(Errand.CUT));
        assertThat(Database.column(
                        "select title from tasks where title like ? and title is distinct from description",
                        Errand.WHOLE + "%"))
                .isEmpty();
        assertThat(Database.column(
                        "select id from tasks t where project_id = ?::uuid and 1 <> (select count(*)"
                                + " from audit_logs where entity = 'tasks' and entity_id = t.id and action = 'insert')",
                        project))
                .as("tasks without their audit row")
                .isEmpty();
    }

    private static List<String> titles(String project) {
        return Database.column("select title from tasks where project_id = ?::uuid", project);
    }
}
