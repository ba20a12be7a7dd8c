package dev.freehold.demo.story;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows that go to the database together.
 *
 * @param rows the parameters of {@link DemoTable#statement}, 1 to 500 times
 */
public record Batch(DemoTable table, List<Tuple> rows) {
    private static final int LARGEST = 500;

    public Batch {
        rows = List.copyOf(rows);
    }

    static Stream<Batch> of(DemoTable table, Stream<Tuple> all) {
        List<Tuple> rows = all.toList();
        return IntStream.iterate(0, start -> start < rows.size(), start -> start + LARGEST)
                .mapToObj(start -> new Batch(table, rows.subList(start, Math.min(start + LARGEST, rows.size()))));
    }
}
