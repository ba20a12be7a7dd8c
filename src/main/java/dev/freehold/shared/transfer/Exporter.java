package dev.freehold.shared.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import dev.freehold.shared.http.MediaTypes;
import dev.freehold.shared.paging.CollectionSpec;
import dev.freehold.shared.paging.ListRequest;
import dev.freehold.shared.paging.Page;
import dev.freehold.shared.persistence.Uncancelled;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestMulti;

/**
 * Streams all rows of a list as CSV or NDJSON. It walks the list page by page, each page with a statement of its own, so
 * that memory stays constant and a slow client holds no connection.
 */
@Singleton
public class Exporter {
    private static final Logger LOG = Logger.getLogger(Exporter.class);
    private static final String CSV_UTF8 = MediaTypes.CSV + ";charset=UTF-8";
    private static final int ROWS_PER_CHUNK = 500;

    private final ObjectMapper mapper;
    private final CurrentVertxRequest current;

    public Exporter(ObjectMapper mapper, CurrentVertxRequest current) {
        this.mapper = mapper;
        this.current = current;
    }

    /**
     * A list as CSV with a header: null is an empty cell, an empty text is {@code ""}, an object inside a row is JSON.
     *
     * @param pages reads one page; it is asked once at a time
     */
    public <V extends Record> RestMulti<Buffer> csv(
            CollectionSpec<V> spec, ListRequest request, Function<ListRequest, Uni<Page<V>>> pages) {
        List<String> columns = columns(spec, request.fields());
        Buffer header = Buffer.buffer(csvLines(writer -> writer.writeRecord(columns)));
        return stream(CSV_UTF8, request, pages, Multi.createFrom().item(header), page -> csv(page, columns));
    }

    /**
     * A list as one JSON object to a line.
     *
     * @param pages reads one page; it is asked once at a time
     */
    public <V extends Record> RestMulti<Buffer> ndjson(
            CollectionSpec<V> spec, ListRequest request, Function<ListRequest, Uni<Page<V>>> pages) {
        List<String> columns = columns(spec, request.fields());
        return stream(MediaTypes.NDJSON, request, pages, Multi.createFrom().empty(), page -> ndjson(page, columns));
    }

    /** The first page is read before the answer begins, so that its failure is a problem document and no broken stream. */
    private <V extends Record> RestMulti<Buffer> stream(
            String contentType,
            ListRequest request,
            Function<ListRequest, Uni<Page<V>>> pages,
            Multi<Buffer> header,
            Function<Page<V>, Buffer> format) {
        // Quarkus forbids compression at first, and allows it again for answers that are no streams only.
        current.getCurrent().response().headers().remove(HttpHeaders.CONTENT_ENCODING);
        ListRequest chunks = request.pagesOf(ROWS_PER_CHUNK);
        return RestMulti.fromUniResponse(
                Uncancelled.run(pages.apply(chunks)),
                first -> Multi.createBy()
                        .concatenating()
                        .streams(
                                header,
                                Multi.createFrom()
                                        .item(first)
                                        .filter(page -> !page.items().isEmpty())
                                        .map(format),
                                following(chunks, first, pages).map(format)),
                first -> Map.of(HttpHeaders.CONTENT_TYPE, List.of(contentType)));
    }

    private static <V extends Record> Multi<Page<V>> following(
            ListRequest request, Page<V> first, Function<ListRequest, Uni<Page<V>>> pages) {
        if (first.nextCursor() == null) {
            return Multi.createFrom().empty();
        }
        return Multi.createBy()
                .repeating()
                .uni(() -> new Position(first.nextCursor()), position -> Uncancelled.run(
                                pages.apply(request.from(position.cursor)))
                        .invoke(page -> position.cursor = page.nextCursor()))
                .whilst(page -> page.nextCursor() != null)
                .onFailure()
                .invoke(failure -> LOG.warnf("An export broke off: %s", failure.getMessage()));
    }

    private <V extends Record> Buffer csv(Page<V> page, List<String> columns) {
        return Buffer.buffer(csvLines(writer -> page.items().forEach(item -> {
            ObjectNode object = mapper.valueToTree(item);
            List<String> cells = new ArrayList<>(columns.size());
            columns.forEach(column -> cells.add(cell(object.get(column))));
            writer.writeRecord(cells);
        })));
    }

    private static String csvLines(Consumer<CsvWriter> records) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder()
                .quoteStrategy(QuoteStrategies.EMPTY)
                .lineDelimiter(LineDelimiter.CRLF)
                .build(text)) {
            records.accept(writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String cell(JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        return value.isContainerNode() ? value.toString() : value.asText();
    }

    private <V extends Record> Buffer ndjson(Page<V> page, List<String> columns) {
        // The HTTP layer ends each buffer of this media type with a line break.
        return Buffer.buffer(page.items().stream()
                .map(item -> line(mapper.<ObjectNode>valueToTree(item).retain(columns)))
                .collect(Collectors.joining("\n")));
    }

    private String line(ObjectNode object) {
        try {
            return mapper.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> columns(CollectionSpec<?> spec, Set<String> fields) {
        return spec.fields().keySet().stream()
                .filter(field -> fields.isEmpty() || fields.contains(field))
                .toList();
    }

    /** Where the walk stands. */
    private static final class Position {
        private String cursor;

        Position(String cursor) {
            this.cursor = cursor;
        }
    }
}
