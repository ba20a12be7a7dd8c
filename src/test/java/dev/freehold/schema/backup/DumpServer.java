package dev.freehold.schema.backup;

import dev.freehold.schema.backup.client.PostgresClient;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A server that the {@code pg_dump} of this machine is new enough for: the embedded one, or else one of the machine's own programs.
 * The embedded PostgreSQL has no client programs.
 */
final class DumpServer implements AutoCloseable {
    private static final int EMBEDDED = 18;
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    private final BackupDatabases databases;
    private final PostgresClient client;
    private final Closeable server;

    private DumpServer(BackupDatabases databases, PostgresClient client, Closeable server) {
        this.databases = databases;
        this.client = client;
        this.server = server;
    }

    /** Starts it; empty if the machine has no client programs, or old ones without a server beside them */
    static Optional<DumpServer> start(Path directory) throws IOException, InterruptedException, SQLException {
        Optional<PostgresClient> client = PostgresClient.find(places(), 15);
        if (client.isEmpty()) {
            return Optional.empty();
        }
        if (client.get().majorVersion() >= EMBEDDED) {
            EmbeddedPostgres server = EmbeddedPostgres.builder().start();
            return Optional.of(new DumpServer(databases(server.getPort()), client.get(), server));
        }
        Path programs = client.get().directory();
        if (!Files.isExecutable(programs.resolve("initdb"))) {
            return Optional.empty();
        }
        int port = freePort();
        run(programs, "initdb", "-D", directory.toString(), "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8");
        String options = "-p %d -F -c listen_addresses=localhost -c unix_socket_directories=".formatted(port);
        run(programs, "pg_ctl", "-D", directory.toString(), "-o", options, "-l", directory + "/log", "-w", "start");
        return Optional.of(new DumpServer(databases(port), client.get(), () -> stop(programs, directory)));
    }

    /** Debian's {@code pg_dump} on the path only looks for the right one, and has no server beside it. */
    private static List<Path> places() throws IOException {
        List<Path> places = new ArrayList<>();
        if (Files.isDirectory(DEBIAN)) {
            try (Stream<Path> versions = Files.list(DEBIAN)) {
                versions.map(version -> version.resolve("bin")).forEach(places::add);
            }
        }
        places.addAll(PostgresClient.path());
        return places;
    }

    private static BackupDatabases databases(int port) throws SQLException {
        return new BackupDatabases("jdbc:postgresql://localhost:" + port + "/");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void stop(Path programs, Path directory) throws IOException {
        try {
            run(programs, "pg_ctl", "-D", directory.toString(), "-m", "immediate", "-w", "stop");
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it does not know. */
    private static void run(Path programs, String program, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        Path log = Files.createTempFile("freehold-", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int status = process.waitFor();
        try (InputStream said = Files.newInputStream(log)) {
            if (status != 0) {
                throw new IOException(command + ": " + new String(said.readAllBytes(), StandardCharsets.UTF_8));
            }
        } finally {
            Files.delete(log);
        }
    }

    BackupDatabases databases() {
        return databases;
    }

    List<Path> clients() {
        return List.of(client.directory());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
