package dev.freehold.shared.transfer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads CSV as RFC 4180 says, in UTF-8, with a header. An empty cell says nothing about its field; {@code ""} is an empty
 * text.
 */
final class CsvRowSource implements RowSource {
    /** Longer than any text that the contract allows, in its longest spelling. */
    private static final int MAX_FIELD = 1 << 20;

    private final Utf8 file;
    private final QuoteWatch reader;
    private final FieldMapping mapping;
    private final CloseableIterator<Cells> records;
    private final List<String> header;
    private final List<String> fields;
    private Cells ahead;
    private ImportRow fault;
    private long lastLine = 1;

    /**
     * Opens a file and reads its header.
     *
     * @throws ProblemException 400 if there is none, or one that does not name our fields
     */
    CsvRowSource(Path file, FieldMapping mapping) throws IOException {
        this.file = new Utf8(file);
        this.reader = new QuoteWatch(this.file.buffered());
        this.mapping = mapping;
        this.records = CsvReader.builder()
                .detectBomHeader(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(MAX_FIELD)
                .build(new CellHandler(), reader)
                .iterator();
        try {
            this.header = header();
            this.fields = mapping.fields(header);
            this.ahead = nextCells();
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    private List<String> header() {
        try {
            if (records.hasNext()) {
                return records.next().values().stream()
                        .map(value -> value == null ? "" : value)
                        .toList();
            }
        } catch (CsvParseException | UncheckedIOException e) {
            throw new ProblemException(ProblemCode.MALFORMED_BODY, "The header cannot be read: " + reason(e), e);
        }
        throw new ProblemException(ProblemCode.MALFORMED_BODY, "The file is empty; the first line must name columns.");
    }

    @Override
    public List<ImportRow> next(int atMost) {
        List<ImportRow> rows = new ArrayList<>(atMost);
        while (ahead != null && rows.size() < atMost) {
            Cells cells = ahead;
            lastLine = cells.line();
            ahead = nextCells();
            boolean isLast = ahead == null && fault == null;
            rows.add(isLast && reader.isOpen() ? unclosed(cells) : row(cells));
        }
        if (ahead == null && fault != null && rows.size() < atMost) {
            rows.add(fault);
            fault = null;
        }
        return rows;
    }

    /** The next record; null at the end, or where the text cannot be read: nothing after such a place is known to be a row. */
    private Cells nextCells() {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (CsvParseException | UncheckedIOException e) {
            fault = ImportRow.bad(lastLine + 1, "malformed_row", "cannot be read as CSV: " + reason(e));
            return null;
        }
    }

    private static ImportRow unclosed(Cells cells) {
        return ImportRow.bad(cells.line(), "malformed_row", "opens a quote that is never closed");
    }

    private static String reason(RuntimeException e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof CharacterCodingException) {
            return "it is not UTF-8";
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    private ImportRow row(Cells cells) {
        if (cells.values().size() != fields.size()) {
            return ImportRow.bad(
                    cells.line(),
                    "wrong_columns",
                    "has " + cells.values().size() + " cells where the header has " + fields.size());
        }
        if (repeatsHeader(cells.values())) {
            return ImportRow.bad(cells.line(), "repeated_header", "repeats the header");
        }
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < fields.size(); i++) {
            String value = cells.values().get(i);
            if (value != null && !fields.get(i).isEmpty()) {
                row.put(fields.get(i), value);
            }
        }
        mapping.fill(row);
        return new ImportRow(cells.line(), row, List.of());
    }

    /** Files that were put together from several repeat it. A single cell may be what somebody wrote. */
    private boolean repeatsHeader(List<String> cells) {
        return cells.size() > 1 && cells.equals(header);
    }

    @Override
    public long position() {
        return file.position();
    }

    @Override
    public boolean allText() {
        return true;
    }

    @Override
    public void close() throws IOException {
        records.close();
        reader.close();
    }

    /** One record; a cell is null if it was empty and not quoted. */
    private record Cells(long line, List<String> values) {}

    private static final class CellHandler extends AbstractBaseCsvCallbackHandler<Cells> {
        private List<String> values = new ArrayList<>();

        @Override
        protected void handleBegin(long startingLineNumber) {
            values = new ArrayList<>();
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            values.add(length == 0 && !quoted ? null : new String(buffer, offset, length));
        }

        @Override
        protected Cells buildRecord() {
            return new Cells(getStartingLineNumber(), values);
        }
    }
}
