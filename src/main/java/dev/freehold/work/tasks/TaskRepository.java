package dev.freehold.work.tasks;

import dev.freehold.shared.paging.CollectionSpec;
import dev.freehold.shared.persistence.RowRepository;
import dev.freehold.shared.value.Origin;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

@ApplicationScoped
class TaskRepository implements RowRepository<Task, TaskView> {
    @Override
    public CollectionSpec<TaskView> collection() {
        return TaskFields.TASKS;
    }

    /**
     * The live tasks that came from these places, and perhaps some that share the source of one and the id of another: the
     * caller picks by key.
     */
    Uni<List<Task>> byOrigin(Set<Origin> origins) {
        Set<String> sources = origins.stream().map(Origin::source).collect(Collectors.toSet());
        Set<String> ids = origins.stream().map(Origin::id).collect(Collectors.toSet());
        return list(
                "externalSource in :sources and externalId in :ids and lifecycle.deletedAt is null",
                Map.of("sources", sources, "ids", ids));
    }
}
