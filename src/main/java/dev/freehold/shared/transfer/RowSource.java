package dev.freehold.shared.transfer;

import java.io.IOException;
import java.util.List;

/** Reads an upload row by row. It blocks, so it is called on worker threads, by one at a time. */
interface RowSource extends AutoCloseable {
    /** The next rows, at most so many; empty at the end. */
    List<ImportRow> next(int atMost) throws IOException;

    /** How many bytes of the upload were read so far; the last rows may end a little before. */
    long position();

    /** Whether all values are text, so that "3" may stand for a number. */
    boolean allText();

    @Override
    void close() throws IOException;
}
