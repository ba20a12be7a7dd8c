package dev.freehold.demo.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RowKeyTest {
    private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-06-01T09:30:15.123Z");

    @Test
    void anIdIsAUuidv7OfTheTimeOfItsRow() {
        UUID id = new RowKey(DemoTable.TASKS, 0, 17).id(TIME);

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16)
                .isEqualTo(TIME.toInstant().toEpochMilli());
    }

    /** These are stored on other people's machines: a change here would seed their demo a second time. */
    @Test
    void anIdIsTheSameInEveryBuild() {
        assertThat(new RowKey(DemoTable.USERS, 0, 0).id(TIME)).hasToString("019e8285-00d3-77c6-bee4-1995fb0e49ef");
        assertThat(new RowKey(DemoTable.MESSAGES, 99, 110_079).id(TIME))
                .hasToString("019e8285-00d3-7a45-818b-fd677bcb51fd");
    }

    @Test
    void rowsOfOneMomentDifferInTheirIds() {
        Stream<UUID> ids = Stream.of(DemoTable.values())
                .flatMap(table -> IntStream.range(0, 100).boxed().flatMap(office -> IntStream.range(0, 100)
                        .mapToObj(number -> new RowKey(table, office, number).id(TIME))));

        assertThat(ids).doesNotHaveDuplicates();
    }
}
