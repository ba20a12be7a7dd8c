package dev.freehold.schema.backup.content;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.security.MessageDigest;

/** Counts and sums up rows in COPY's text format, in which each ends with the only line feed that it has, and passes them on. */
public final class RowDigest extends OutputStream {
    private static final long STEP = 10_000;

    private final MessageDigest digest = Checksum.sha256();
    private final OutputStream next;
    private final String table;
    private final BackupProgress progress;
    private long rows;

    /**
     * @param next where the rows go; not closed with this
     * @param table as progress names it
     */
    public RowDigest(OutputStream next, String table, BackupProgress progress) {
        this.next = next;
        this.table = table;
        this.progress = progress;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    /** @throws InterruptedIOException if the thread was interrupted; its mark stays */
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        next.write(bytes, offset, length);
        digest.update(bytes, offset, length);
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == '\n') {
                rows++;
                report();
            }
        }
    }

    private void report() throws InterruptedIOException {
        if (rows % STEP != 0) {
            return;
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted in table " + table);
        }
        progress.reached(table, rows);
    }

    public long rows() {
        return rows;
    }

    /** Of all that was written. Ends this: call it once. */
    public String sha256() {
        progress.reached(table, rows);
        return Checksum.hex(digest.digest());
    }
}
