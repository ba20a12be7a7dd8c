package dev.freehold.shared.geography;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundingBoxTest {
    /** West and east of the box, and of each of its parts. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10,20|10,20",
                "-20,-10|-20,-10",
                "10,10|10,10",
                "-180,180|-180,180",
                "170,-170|170,180 -180,-170",
                "10,-10|10,180 -180,-10",
                "180,-170|180,180 -180,-170",
                "170,-180|170,180 -180,-180",
                "180,-180|180,180 -180,-180",
                "170,180|170,180 -180,-180",
                "-180,-170|-180,-170 180,180",
                "180,180|180,180 -180,-180",
                "-180,-180|-180,-180 180,180",
                "-180,179.999|-180,179.999 180,180",
            })
    void aBoxIsMadeOfPartsThatDoNotCrossTheAntimeridian(String box, String parts) {
        List<BoundingBox> made = box(box).parts();

        assertThat(made)
                .containsExactlyInAnyOrderElementsOf(List.of(parts.split(" ", -1)).stream()
                        .map(BoundingBoxTest::box)
                        .toList());
        assertThat(made).allMatch(part -> part.west() <= part.east());
    }

    private static BoundingBox box(String meridians) {
        String[] edges = meridians.split(",", -1);
        return new BoundingBox(Double.parseDouble(edges[0]), -1, Double.parseDouble(edges[1]), 2);
    }
}
