package dev.freehold.platform.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private final StringWriter out = new StringWriter();
    private long now = -Duration.ofSeconds(2).toNanos();

    @Test
    void aTerminalHasOneLineThatIsWrittenOverOnceASecond() {
        try (ProgressLine line = line(true)) {
            after(900, line, 500, 100);
            after(100, line, 1_000, 200);
            after(500, line, 1_500, 300);
            after(500, line, 12_400, 570);
        }

        assertThat(out.toString().split("\r", -1))
                .containsExactly("", padded("1,000 rows, 20 %"), padded("12,400 rows, 57 %") + System.lineSeparator());
    }

    @Test
    void elsewhereThereIsALineEveryFiveSeconds() {
        try (ProgressLine line = line(false)) {
            for (int second = 1; second <= 11; second++) {
                after(1_000, line, second * 1_000L, second * 80L);
            }
        }

        assertThat(out.toString().lines()).containsExactly("5,000 rows, 40 %", "10,000 rows, 80 %");
    }

    @Test
    void whatIsQuickSaysNothing() {
        try (ProgressLine line = line(true)) {
            after(999, line, 1_000, 1_000);
        }

        assertThat(out.toString()).isEmpty();
    }

    private ProgressLine line(boolean isTerminal) {
        return new ProgressLine(new PrintWriter(out, true), isTerminal, 1_000, () -> now);
    }

    private void after(long millis, ProgressLine line, long rows, long bytes) {
        now += Duration.ofMillis(millis).toNanos();
        line.at(rows, bytes);
    }

    private static String padded(String text) {
        return String.format("%-30s", text);
    }
}
