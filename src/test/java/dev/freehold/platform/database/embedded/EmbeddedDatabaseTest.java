package dev.freehold.platform.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freehold.platform.database.DatabaseUrl;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    /** One directory for all: making a new database takes longer than any test here. */
    @TempDir
    private static Path home;

    @Test
    void keepsItsDataOverARestart() throws SQLException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(home)) {
            execute(database.url(), "create table kept as select 42 as answer");
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.start(home)) {
            assertThat(query(database.url(), "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void writesToTheDiskBeforeItAnswers() throws SQLException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(home)) {
            assertThat(query(database.url(), "show fsync")).isEqualTo("on");
            assertThat(query(database.url(), "show synchronous_commit")).isEqualTo("on");
            assertThat(query(database.url(), "show full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    void refusesADirectoryThatIsInUseAndSaysByWhom() throws IOException {
        Process other = startElsewhere();
        try {
            assertThatThrownBy(() -> EmbeddedDatabase.start(home))
                    .isInstanceOf(EmbeddedDatabaseException.class)
                    .hasMessageContaining("process " + other.pid())
                    .hasMessageContaining(home.toString());
        } finally {
            stop(other);
        }
    }

    @Test
    void refusesADirectoryThatThisProcessUsesItself() {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(home)) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(database.home()))
                    .isInstanceOf(EmbeddedDatabaseException.class)
                    .hasMessageContaining("this process");
        }
    }

    @Test
    void takesOverFromAProcessThatWasKilled() throws IOException, SQLException, InterruptedException {
        Process killed = startElsewhere();
        ProcessHandle left = postmaster();
        killed.destroyForcibly().waitFor();
        assertThat(left.isAlive()).isTrue();

        try (EmbeddedDatabase database = EmbeddedDatabase.start(home)) {
            assertThat(left.isAlive()).isFalse();
            assertThat(query(database.url(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void startsOverAPidFileWhoseProcessIsAnotherByNow() throws IOException {
        EmbeddedDatabase.start(home).close();
        Files.writeString(
                home.resolve("postgres/postmaster.pid"), ProcessHandle.current().pid() + "\n");

        EmbeddedDatabase.start(home).close();

        assertThat(home.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void leavesNoProcessBehind() throws IOException {
        ProcessHandle postmaster;
        try (EmbeddedDatabase database = EmbeddedDatabase.start(home)) {
            assertThat(database.home()).isEqualTo(home.toAbsolutePath());
            postmaster = postmaster();
        }
        assertThat(postmaster.isAlive()).isFalse();
    }

    /** Runs in a process of its own until its standard input ends. */
    static final class Elsewhere {
        public static void main(String... arguments) throws IOException {
            try (EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(arguments[0]))) {
                System.out.println("started " + database.url());
                while (System.in.read() >= 0) {}
            }
        }
    }

    private Process startElsewhere() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Elsewhere.class.getName(),
                        home.toString())
                .redirectErrorStream(true)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        while (line != null && !line.startsWith("started ")) {
            line = output.readLine();
        }
        assertThat(line).isNotNull();
        return process;
    }

    private static void stop(Process process) throws IOException {
        process.getOutputStream().close();
        try {
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private ProcessHandle postmaster() throws IOException {
        String pid = Files.readString(home.resolve("postgres/postmaster.pid"))
                .lines()
                .findFirst()
                .orElseThrow();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(String url, String sql) throws SQLException {
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(String url) throws SQLException {
        DatabaseUrl parsed = DatabaseUrl.parse(url);
        return DriverManager.getConnection(parsed.jdbcUrl(), parsed.user(), null);
    }
}
