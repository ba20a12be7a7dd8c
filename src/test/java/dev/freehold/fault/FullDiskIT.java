package dev.freehold.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.freehold.support.PackagedService;
import dev.freehold.support.Wire;
import dev.freehold.support.Wire.Answer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The disk of the database is full, and has room again later. */
class FullDiskIT {
    private static final int ATTEMPTS = 40;
    private static final int LENGTH = 12_000;

    @Test
    void aFullDiskIsSaidReadsGoOnAndSoDoWritesWhenThereIsRoomWhereNamespacesAreAllowed()
            throws IOException, SQLException {
        assumeTrue(Namespace.isPossible(), Namespace.NEEDS);
        try (SmallDiskPostgres database = new SmallDiskPostgres();
                PackagedService service = PackagedService.start(Map.of("DATABASE_URL", database.url()))) {
            Wire wire = ReadyService.await(service);
            String project = wire.newProject();
            database.fill();

            List<String> acknowledged = new ArrayList<>();
            List<Answer> refused = new ArrayList<>();
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                Answer answer = create(wire, project, "task " + attempt);
                if (answer.status() == 201) {
                    acknowledged.add("task " + attempt);
                } else {
                    refused.add(answer);
                }
            }

            assertThat(refused).isNotEmpty().allSatisfy(answer -> {
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.json().get("code").asText()).isEqualTo("database_full");
                assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            });
            assertThat(titles(wire, project)).isEqualTo(Set.copyOf(acknowledged));
            assertThat(ReadyService.status(wire, "/q/health/ready")).isEqualTo(200);

            database.clear();
            assertThat(create(wire, project, "afterwards").status()).isEqualTo(201);
            FaultResults.note(
                    "Disk of the database full",
                    refused.size() + " of " + ATTEMPTS + " writes answered 503 database_full, " + acknowledged.size()
                            + " fitted in and are there; written again once there was room");
        }
    }

    /** Large enough to need room of its own, and not to be compressed. */
    private static Answer create(Wire wire, String project, String title) {
        String description = new Random(title.hashCode())
                .ints(LENGTH, 'a', 'z' + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        return wire.post(
                "/api/v1/tasks",
                Wire.JSON,
                "{\"title\": \"" + title + "\", \"project_id\": \"" + project + "\", \"description\": \"" + description
                        + "\"}");
    }

    private static Set<String> titles(Wire wire, String project) {
        return wire.walk("/api/v1/tasks?project_id=" + project).stream()
                .map(task -> task.get("title").asText())
                .collect(Collectors.toSet());
    }
}
