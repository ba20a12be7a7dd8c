package dev.freehold.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a class of the tests where it may mount a disk and drop packets, without rights beyond its own and without a trace outside. */
final class Namespace {
    static final String NEEDS = "needs a Linux that lets users make namespaces (unshare), with iptables and ip";

    private static final List<String> UNSHARE = List.of("unshare", "--user", "--map-root-user", "--mount");

    private Namespace() {}

    /** Whether this machine can do it; tests that need it are skipped otherwise. */
    static boolean isPossible() {
        List<String> command = new ArrayList<>(UNSHARE);
        command.addAll(List.of("--net", "sh", "-c", "ip link set lo up && iptables -S && mount -t tmpfs none /mnt"));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A network of its own, in which there is nothing but what the class starts. */
    static Process withOwnNetwork(Class<?> main, String... arguments) throws IOException {
        return start(List.of("--net"), "ip link set lo up", main, arguments);
    }

    /**
     * A file system of its own, in memory, that only the class and what it starts can see.
     *
     * @param directory an empty directory that it is mounted on
     */
    static Process withSmallDisk(Path directory, int mebibytes, Class<?> main, String... arguments) throws IOException {
        return start(
                List.of(),
                "mount -t tmpfs -o mode=777,size=" + mebibytes + "m none '" + directory.toAbsolutePath() + "'",
                main,
                arguments);
    }

    private static Process start(List<String> options, String preparation, Class<?> main, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(UNSHARE);
        command.addAll(options);
        command.addAll(List.of("sh", "-c", preparation + " && exec \"$@\"", "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (FaultResults.IS_WHOLE) {
            command.add("-D" + FaultResults.SECONDS + "=" + FaultResults.LOAD.toSeconds());
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
