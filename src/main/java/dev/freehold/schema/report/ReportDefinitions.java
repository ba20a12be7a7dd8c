package dev.freehold.schema.report;

import dev.freehold.schema.drift.Finding;
import dev.freehold.schema.drift.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The definitions of a finding as a report shows them: of long ones only what differs, with a line before and after it. */
final class ReportDefinitions {
    private static final String OMITTED = "...";

    private ReportDefinitions() {}

    /**
     * A definition.
     *
     * @param label whose it is
     * @param text of one line or more
     */
    record Definition(String label, String text) {}

    /** In the order of the pictures. A picture that is out of step because it has nothing says so, unless that is the finding. */
    static List<Definition> of(Finding finding) {
        List<Definition> definitions = new ArrayList<>();
        for (Picture picture : Picture.values()) {
            Optional<String> text = ReportText.text(finding, picture);
            text.ifPresent(present -> definitions.add(new Definition(picture.toString(), present)));
            if (text.isEmpty() && isMissed(finding, picture)) {
                definitions.add(new Definition(picture.toString(), "(none)"));
            }
        }
        boolean areLong = definitions.size() > 1
                && definitions.stream().allMatch(definition -> definition.text().contains("\n"));
        return areLong ? shortened(definitions) : definitions;
    }

    private static boolean isMissed(Finding finding, Picture picture) {
        return finding.differs().contains(picture)
                && !finding.aspect().equals(Finding.EXISTENCE)
                && !finding.aspect().equals(Finding.FINGERPRINT);
    }

    private static List<Definition> shortened(List<Definition> definitions) {
        List<List<String>> texts = definitions.stream()
                .map(definition -> definition.text().lines().toList())
                .toList();
        int shortest = texts.stream().mapToInt(List::size).min().orElse(0);
        int head = 0;
        while (head < shortest && agree(texts, head, false)) {
            head++;
        }
        int tail = 0;
        while (tail < shortest - head && agree(texts, tail, true)) {
            tail++;
        }
        List<Definition> shortened = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            shortened.add(new Definition(
                    definitions.get(i).label(), between(texts.get(i), Math.max(0, head - 1), Math.max(0, tail - 1))));
        }
        return shortened;
    }

    private static boolean agree(List<List<String>> texts, int distance, boolean fromEnd) {
        return texts.stream()
                        .map(lines -> lines.get(fromEnd ? lines.size() - 1 - distance : distance))
                        .distinct()
                        .count()
                == 1;
    }

    private static String between(List<String> lines, int head, int tail) {
        Stream<String> before = head > 0 ? Stream.of(OMITTED) : Stream.of();
        Stream<String> after = tail > 0 ? Stream.of(OMITTED) : Stream.of();
        return String.join(
                "\n",
                Stream.of(before, lines.subList(head, lines.size() - tail).stream(), after)
                        .flatMap(part -> part)
                        .toList());
    }
}
