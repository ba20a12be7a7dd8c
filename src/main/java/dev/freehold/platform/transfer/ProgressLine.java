package dev.freehold.platform.transfer;

import dev.freehold.shared.transfer.ImportProgress;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Says how far an import is, such as {@code 12,400 rows, 57 %}: on a terminal in one line that is written over once a second,
 * elsewhere in a new line every five.
 */
final class ProgressLine implements ImportProgress, AutoCloseable {
    private static final long TERMINAL_INTERVAL = TimeUnit.SECONDS.toNanos(1);
    private static final long LOG_INTERVAL = TimeUnit.SECONDS.toNanos(5);

    private final PrintWriter out;
    private final boolean isTerminal;
    private final long fileSize;
    private final LongSupplier nanoTime;
    private long due;
    private boolean isOpen;

    /**
     * A line that says nothing until the first interval has passed.
     *
     * @param fileSize bytes
     * @param nanoTime a clock such as {@link System#nanoTime}
     */
    ProgressLine(PrintWriter out, boolean isTerminal, long fileSize, LongSupplier nanoTime) {
        this.out = out;
        this.isTerminal = isTerminal;
        this.fileSize = fileSize;
        this.nanoTime = nanoTime;
        this.due = nanoTime.getAsLong() + interval();
    }

    @Override
    public synchronized void at(long rows, long bytes) {
        long now = nanoTime.getAsLong();
        if (now - due < 0) {
            return;
        }
        due = now + interval();
        String text = String.format(Locale.ROOT, "%,d rows, %d %%", rows, fileSize == 0 ? 100 : bytes * 100 / fileSize);
        if (isTerminal) {
            // What is left of a longer line before is wiped out.
            out.printf("\r%-30s", text);
            isOpen = true;
        } else {
            out.println(text);
        }
        out.flush();
    }

    private long interval() {
        return isTerminal ? TERMINAL_INTERVAL : LOG_INTERVAL;
    }

    /** Ends the line, so that what is printed next has one of its own. */
    @Override
    public synchronized void close() {
        if (isOpen) {
            out.println();
            out.flush();
            isOpen = false;
        }
    }
}
