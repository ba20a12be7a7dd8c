package dev.freehold.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A PgBouncer in transaction mode before a server of this machine, for a database and a role of the name freehold that needs no
 * password. The program must be installed; root runs it as the user postgres. It gives each transaction the connection that was
 * used longest ago, so that whoever counts on a session is found out.
 */
public final class PgBouncer implements AutoCloseable {
    /** Set with {@code -Dpgbouncer}: the tests of the application go through it. */
    public static final boolean IS_WANTED = System.getProperty("pgbouncer") != null;

    private static final String PROGRAM = "pgbouncer";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Process process;
    private final int port;

    private PgBouncer(Process process, int port) {
        this.process = process;
        this.port = port;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    }

    /** Whether the program can be found; tests that need it are skipped otherwise. */
    public static boolean isInstalled() {
        return Programs.find(PROGRAM).isPresent();
    }

    /**
     * Starts one, and waits until it listens.
     *
     * @param serverPort where PostgreSQL listens on the loopback interface
     */
    public static PgBouncer before(int serverPort) {
        try {
            int port = PackagedService.freePort();
            Path directory = Files.createTempDirectory("pgbouncer-");
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.writeString(directory.resolve("users.txt"), "\"freehold\" \"\"\n");
            Path settings =
                    Files.writeString(directory.resolve("pgbouncer.ini"), settings(directory, serverPort, port));
            List<String> command =
                    new ArrayList<>(List.of(Programs.find(PROGRAM).orElseThrow().toString(), settings.toString()));
            if (System.getProperty("user.name").equals("root")) {
                command.addAll(1, List.of("-u", "postgres"));
            }
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("pgbouncer.log").toFile())
                    .start();
            PgBouncer pooler = new PgBouncer(process, port);
            Polling.await("PgBouncer, see " + directory, PATIENCE, pooler::answers);
            return pooler;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** As docs/operations.md has it: with PgBouncer's own 120 s of query_wait_timeout whoever asks waits for a database that is away. */
    private static String settings(Path directory, int serverPort, int port) {
        return """
                [databases]
                freehold = host=127.0.0.1 port=%d dbname=freehold
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = trust
                auth_file = %s
                pool_mode = transaction
                default_pool_size = 30
                min_pool_size = 5
                max_client_conn = 500
                server_round_robin = 1
                server_login_retry = 1
                query_wait_timeout = 1
                """.formatted(serverPort, port, directory.resolve("users.txt"));
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** As {@code DATABASE_URL} has it. */
    public String url() {
        return "postgresql://freehold@localhost:" + port + "/freehold?sslmode=disable";
    }

    @Override
    public void close() {
        process.destroy();
    }
}
