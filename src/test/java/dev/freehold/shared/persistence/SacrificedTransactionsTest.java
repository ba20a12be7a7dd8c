package dev.freehold.shared.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import dev.freehold.support.Database;
import dev.freehold.support.Polling;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.Wire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real deadlocks with a session of somebody else, of which PostgreSQL always ends the service's side. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class SacrificedTransactionsTest {
    @Inject
    PairService pairs;

    @TestHTTPResource("/")
    URI base;

    private UUID first;
    private UUID second;

    @BeforeEach
    void makeTwoProjects() {
        Wire service = new Wire(base);
        first = UUID.fromString(service.newProject());
        second = UUID.fromString(service.newProject());
        pairs.attempts();
    }

    @Test
    void aDeadlockIsNoFailureAndNothingIsDoneTwice() throws Exception {
        deadlock(() -> pairs.mark(first, second));

        assertThat(pairs.attempts()).isEqualTo(2);
        assertThat(Database.column("select name from projects where id in (?, ?)", first, second))
                .allMatch(name -> name.endsWith("?!"));
    }

    @Test
    void inATransactionOfSomebodyElseThatOneBeginsAgain() throws Exception {
        UUID third = UUID.fromString(new Wire(base).newProject());

        deadlock(() -> pairs.together(() -> pairs.mark(third, third).chain(() -> pairs.mark(first, second))));

        assertThat(pairs.attempts()).isEqualTo(4);
        assertThat(Database.column("select name from projects where id = ?", third)
                        .get(0))
                .endsWith("!!")
                .doesNotEndWith("!!!");
    }

    @ParameterizedTest
    @ValueSource(strings = {"40P01", "40001"})
    void whatIsSacrificedTwiceIsTold(String state) {
        Throwable failure = catchThrowable(() -> run(() -> pairs.fail(state)));

        assertThat(pairs.attempts()).isEqualTo(2);
        assertThat(DatabaseFailures.translate(failure))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo(ProblemCode.DEADLOCK))
                .hasMessageContaining(state);
    }

    @Test
    void otherFailuresAreNotTriedAgain() {
        assertThat(catchThrowable(() -> run(() -> pairs.fail("53100")))).isNotNull();
        assertThat(pairs.attempts()).isEqualTo(1);
    }

    /** The other session has the second row, and wants the first as soon as the service waits for the second. */
    private void deadlock(Supplier<Uni<Void>> work) throws Exception {
        try (Connection other = patientSession();
                Statement statement = other.createStatement()) {
            statement.execute(mark(second));
            CompletableFuture<Void> service = CompletableFuture.runAsync(() -> run(work));
            Polling.await(
                    "the service waits",
                    Duration.ofSeconds(15),
                    () -> Database.number("select count(*) from pg_stat_activity where datname = current_database()"
                                    + " and wait_event_type = 'Lock'")
                            == 1);
            statement.execute(mark(first));
            other.commit();
            service.get(20, TimeUnit.SECONDS);
        }
    }

    private static String mark(UUID project) {
        return "update projects set name = name || '?' where id = '" + project + "'";
    }

    /** Looks for a deadlock so late that the service's session finds it first; only a superuser may say so. */
    private static Connection patientSession() throws SQLException {
        Connection session = DriverManager.getConnection(
                ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class), "postgres", null);
        try (Statement statement = session.createStatement()) {
            statement.execute("set deadlock_timeout = '60s'");
        }
        session.setAutoCommit(false);
        return session;
    }

    private static void run(Supplier<Uni<Void>> work) {
        try {
            VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }
}
