package dev.freehold.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * The packaged jar in a process of its own, as an operator starts it, or the native executable where the build was told to make
 * one; ends with the test at the latest.
 */
public final class PackagedService implements AutoCloseable {
    /** Who is made at the first start on an empty database. */
    public static final String ADMIN = "operator";

    /** See {@link #ADMIN}. */
    public static final String PASSWORD = "three blind mice ran";

    /** Most processes end before the optimizing compiler has earned its time; only where figures are wanted it is let work. */
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1";

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

    private final Process process;
    private final int port;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private PackagedService(Process process, int port) {
        this.process = process;
        this.port = port;
        this.reader = new Thread(this::readOutput, "output of the packaged service");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts it with these settings, on a free port unless {@code PORT} is one of them, and does not wait for anything. */
    public static PackagedService start(Map<String, String> environment, String... arguments) {
        int port = environment.containsKey("PORT") ? Integer.parseInt(environment.get("PORT")) : freePort();
        List<String> command = new ArrayList<>(program());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PORT", Integer.toString(port));
        builder.environment().put("ADMIN_USERNAME", ADMIN);
        builder.environment().put("ADMIN_PASSWORD", PASSWORD);
        builder.environment().putAll(environment);
        try {
            return new PackagedService(builder.start(), port);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What stands before the arguments. A jar that an earlier build left behind does not pass for the executable. */
    private static List<String> program() {
        if (Boolean.getBoolean("native.image.expected")) {
            return List.of(System.getProperty("native.image.path"));
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return System.getProperty("fault.seconds") == null
                ? List.of(java, SHORT_LIVED, "-jar", JAR.toString())
                : List.of(java, "-jar", JAR.toString());
    }

    /** A port that nobody listens on now. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public URI base() {
        return URI.create("http://localhost:" + port + "/");
    }

    /** Everything that it printed so far, errors included. */
    public List<String> output() {
        return output;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** Ends it without a word, as running out of memory does, and waits until it is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to end, as an orchestrator or Ctrl-C does. */
    public void terminate() {
        process.destroy();
    }

    /** Whether it ended within so many seconds; all its output has been read then. */
    public boolean endsWithin(int seconds) throws InterruptedException {
        boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
        if (ended) {
            reader.join(TimeUnit.SECONDS.toMillis(5));
        }
        return ended;
    }

    public int exitCode() {
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void readOutput() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line;
            while ((line = lines.readLine()) != null) {
                output.add(line);
            }
        } catch (IOException ended) {
            output.add("(the output broke off: " + ended.getMessage() + ")");
        }
    }
}
