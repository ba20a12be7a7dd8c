package dev.freehold.fault;

import dev.freehold.support.PackagedService;
import dev.freehold.support.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What a service under load holds at one moment.
 *
 * @param seconds since the load began
 * @param heap MiB in use, garbage included
 * @param resident MiB of the process
 * @param connections at the database
 * @param requests answered so far
 */
record SoakSample(
        double seconds, double heap, double resident, double threads, double files, double connections, long requests) {
    private static final double MEBIBYTE = 1 << 20;
    private static final double KIBIBYTES_A_MEBIBYTE = 1 << 10;

    /** How much more the later half may hold than the earlier one. */
    private static final double GROWTH = 1.1;

    /** Of things that are counted one by one. */
    private static final double FEW = 4;

    static SoakSample take(Duration since, PackagedService service, DurablePostgres database, long requests) {
        String metrics = new Wire(service.base()).get("/q/metrics").text();
        return new SoakSample(
                since.toMillis() / 1000.0,
                sum(metrics, "jvm_memory_used_bytes{area=\"heap\"") / MEBIBYTE,
                resident(service.pid()),
                sum(metrics, "jvm_threads_live_threads"),
                sum(metrics, "process_files_open_files"),
                database.connections(),
                requests);
    }

    private static double sum(String metrics, String series) {
        return metrics.lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static double resident(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
                            .sum()
                    / KIBIBYTES_A_MEBIBYTE;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%.0f,%.1f,%.1f,%.0f,%.0f,%.0f,%d",
                seconds,
                heap,
                resident,
                threads,
                files,
                connections,
                requests);
    }

    /** What the later half of the samples has more of than the earlier half. */
    static List<String> grown(List<SoakSample> samples) {
        List<String> grown = new ArrayList<>();
        compare("heap after collections", samples, SoakSample::heap, 8, grown);
        compare("resident memory", samples, SoakSample::resident, 8, grown);
        compare("threads", samples, SoakSample::threads, FEW, grown);
        compare("open files", samples, SoakSample::files, FEW, grown);
        compare("connections", samples, SoakSample::connections, FEW, grown);
        return grown;
    }

    /** Of a saw's teeth the lowest points tell: what is left when the garbage is gone. */
    private static void compare(
            String what, List<SoakSample> samples, ToDoubleFunction<SoakSample> value, double few, List<String> grown) {
        List<SoakSample> earlier = samples.subList(0, samples.size() / 2);
        List<SoakSample> later = samples.subList(samples.size() / 2, samples.size());
        double before = earlier.stream().mapToDouble(value).min().orElseThrow();
        double after = later.stream().mapToDouble(value).min().orElseThrow();
        if (after > before * GROWTH + few) {
            grown.add(String.format(Locale.ROOT, "%s from %.1f to %.1f", what, before, after));
        }
    }
}
