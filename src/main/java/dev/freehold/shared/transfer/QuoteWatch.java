package dev.freehold.shared.transfer;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Knows whether a CSV text ended inside quotes. Parsers take such a text for one that ends there; what was meant as many rows
 * becomes part of one.
 */
final class QuoteWatch extends FilterReader {
    private enum Place {
        FIELD_START,
        UNQUOTED,
        QUOTED,
        AFTER_QUOTE
    }

    private Place place = Place.FIELD_START;

    QuoteWatch(Reader in) {
        super(in);
    }

    /** Whether what was read so far leaves a quote open. */
    boolean isOpen() {
        return place == Place.QUOTED;
    }

    @Override
    public int read() throws IOException {
        int c = super.read();
        if (c >= 0) {
            place = next((char) c);
        }
        return c;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        for (int i = offset; i < offset + count; i++) {
            place = next(target[i]);
        }
        return count;
    }

    private Place next(char c) {
        if (place == Place.QUOTED) {
            return c == '"' ? Place.AFTER_QUOTE : Place.QUOTED;
        }
        if (c == '"' && place != Place.UNQUOTED) {
            return Place.QUOTED;
        }
        return c == ',' || c == '\n' || c == '\r' ? Place.FIELD_START : Place.UNQUOTED;
    }
}
