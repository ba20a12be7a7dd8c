package dev.freehold.shared.transfer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freehold.shared.json.InputBinder;
import dev.freehold.shared.problem.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads newline-delimited JSON: one object to a line; blank lines are passed over. */
final class NdjsonRowSource implements RowSource {
    /** Longer than any row that the contract allows, in its longest spelling. */
    private static final int MAX_LINE = 1 << 20;

    private final Utf8 file;
    private final BufferedReader reader;
    private final FieldMapping mapping;
    private final InputBinder binder;
    private long line;
    private boolean ended;

    NdjsonRowSource(Path file, FieldMapping mapping, InputBinder binder) throws IOException {
        this.file = new Utf8(file);
        this.reader = this.file.buffered();
        this.mapping = mapping;
        this.binder = binder;
    }

    @Override
    public List<ImportRow> next(int atMost) throws IOException {
        List<ImportRow> rows = new ArrayList<>(atMost);
        while (!ended && rows.size() < atMost) {
            try {
                String text = readLine();
                if (text != null && !text.isBlank()) {
                    rows.add(row(text));
                }
            } catch (CharacterCodingException e) {
                // Where the next line starts is anybody's guess.
                ended = true;
                rows.add(ImportRow.bad(line, "malformed_row", "is not UTF-8"));
            }
        }
        return rows;
    }

    private ImportRow row(String text) {
        if (text.length() > MAX_LINE) {
            return ImportRow.bad(line, "malformed_row", "is longer than " + MAX_LINE + " characters");
        }
        try {
            ObjectNode row = mapping.renamed(binder.tree(text));
            mapping.fill(row);
            return new ImportRow(line, row, List.of());
        } catch (ProblemException e) {
            return ImportRow.bad(line, "malformed_row", e.getMessage());
        }
    }

    /** The next line, or its first {@link #MAX_LINE} characters and one more; null at the end. */
    private String readLine() throws IOException {
        line++;
        StringBuilder text = new StringBuilder();
        int c;
        while ((c = reader.read()) >= 0 && c != '\n') {
            if (text.length() <= MAX_LINE) {
                text.append((char) c);
            }
        }
        ended = c < 0;
        return ended && text.isEmpty() ? null : text.toString();
    }

    @Override
    public long position() {
        return file.position();
    }

    @Override
    public boolean allText() {
        return false;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
