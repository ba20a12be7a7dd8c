package dev.freehold.kubernetes;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The Kustomize that comes with kubectl, and what its input is known by. */
final class Kustomize {
    private static final int OLDEST_MAJOR = 5;

    private Kustomize() {}

    /** Whether there is a kubectl whose Kustomize knows all that the overlays use. */
    static boolean isThere() {
        try {
            String version = run("kubectl", "version", "--client", "-o", "json");
            String kustomize = new ObjectMapper()
                    .readTree(version)
                    .path("kustomizeVersion")
                    .asText("v0");
            return Integer.parseInt(kustomize.substring(1).split("\\.", -1)[0]) >= OLDEST_MAJOR;
        } catch (IOException none) {
            return false;
        }
    }

    /** The objects of the kustomization in this folder, as YAML. */
    static String render(Path folder) {
        try {
            return run("kubectl", "kustomize", folder.toString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + " ended with " + process.exitValue());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
        return output;
    }

    /** SHA-256 of names and contents of all files below this folder, except below the other; line ends do not count. */
    static String fingerprint(Path folder, Path except) throws IOException {
        MessageDigest digest = sha256();
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> sources = files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(except))
                    .sorted()
                    .toList();
            for (Path source : sources) {
                String name = folder.relativize(source).toString().replace('\\', '/');
                String content = Files.readString(source).replace("\r\n", "\n");
                digest.update((name + "\0" + content + "\0").getBytes(StandardCharsets.UTF_8));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
