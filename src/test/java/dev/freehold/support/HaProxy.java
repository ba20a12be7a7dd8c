package dev.freehold.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An HAProxy before replicas of the service on this machine, as an operator would set one up: it asks each every half second whether it
 * is ready, believes two refusals, but waits for three seconds for an answer, keeps its connections, and sends a request again only if it
 * could not connect. It says in haproxy.log what it thinks of them. The program must be installed.
 */
public final class HaProxy implements AutoCloseable {
    /** In which a replica that says so is left alone, and a second more: what {@code SHUTDOWN_DELAY} must be. */
    public static final String NOTICED_WITHIN = "2s";

    private static final String PROGRAM = "haproxy";

    private final Process process;
    private final int port;

    private HaProxy(Process process, int port) {
        this.process = process;
        this.port = port;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** Whether the program can be found; tests that need it are skipped otherwise. */
    public static boolean isInstalled() {
        return Programs.find(PROGRAM).isPresent();
    }

    /** Starts one before these ports of the loopback interface. It listens soon after, whether they do or not. */
    public static HaProxy before(List<Integer> replicas) {
        try {
            int port = PackagedService.freePort();
            Path directory = Files.createTempDirectory("haproxy-");
            Path settings = Files.writeString(directory.resolve("haproxy.cfg"), settings(port, replicas));
            Process process = new ProcessBuilder(
                            Programs.find(PROGRAM).orElseThrow().toString(), "-db", "-f", settings.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("haproxy.log").toFile())
                    .start();
            return new HaProxy(process, port);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String settings(int port, List<Integer> replicas) {
        String servers = IntStream.range(0, replicas.size())
                .mapToObj(number -> "  server replica" + number + " 127.0.0.1:" + replicas.get(number))
                .collect(Collectors.joining("\n"));
        return """
                defaults
                  mode http
                  timeout connect 2s
                  timeout client 90s
                  timeout server 90s
                  timeout check 3s
                  option redispatch
                  option httpchk GET /q/health/ready
                frontend api
                  bind 127.0.0.1:%d
                  default_backend replicas
                backend replicas
                  balance roundrobin
                  default-server check inter 500ms fall 2 rise 1
                %s
                """.formatted(port, servers);
    }

    public URI base() {
        return URI.create("http://localhost:" + port + "/");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
