package dev.freehold.work.tasks;

import dev.freehold.shared.access.Caller;
import dev.freehold.shared.access.Permissions;
import dev.freehold.shared.http.Precondition;
import dev.freehold.shared.paging.ListRequest;
import dev.freehold.shared.paging.Page;
import dev.freehold.shared.paging.Scope;
import dev.freehold.shared.persistence.Change;
import dev.freehold.shared.transfer.ImportOptions;
import dev.freehold.shared.transfer.ImportReport;
import dev.freehold.shared.transfer.ImportTarget;
import dev.freehold.shared.transfer.ImportTarget.Upsert;
import dev.freehold.shared.transfer.Importable;
import dev.freehold.shared.transfer.Importer;
import dev.freehold.shared.transfer.Upload;
import dev.freehold.shared.value.Origin;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The use cases of tasks. */
@ApplicationScoped
public class TaskService implements Importable {
    private final TaskRepository tasks;
    private final Importer importer;
    private final ImportTarget<Task, CreateTask, TaskPatch, Origin> importTarget;

    TaskService(TaskRepository tasks, Importer importer) {
        this.tasks = tasks;
        this.importer = importer;
        this.importTarget = new ImportTarget<>(
                CreateTask.class,
                (input, change) -> Uni.createFrom().item(Task.create(input, change)),
                new Upsert<>(
                        TaskPatch.class, CreateTask::origin, Task::origin, tasks::byOrigin, (task, patch, change) -> {
                            task.apply(patch, change);
                            return Uni.createFrom().voidItem();
                        }));
    }

    @WithSession(stateless = true)
    public Uni<Page<TaskView>> list(ListRequest request) {
        return tasks.page(request, Scope.ALL);
    }

    @WithSession(stateless = true)
    public Uni<TaskView> get(UUID id) {
        return tasks.view(id, Scope.ALL);
    }

    @WithSession
    public Uni<TaskView> create(CreateTask input, Change change) {
        return tasks.persistAndFlush(Task.create(input, change)).map(Task::view);
    }

    @WithSession
    public Uni<TaskView> patch(UUID id, TaskPatch patch, Precondition ifMatch, Change change) {
        return tasks.live(id)
                .invoke(task -> ifMatch.require(task.version()))
                .invoke(task -> task.apply(patch, change))
                .call(tasks::flush)
                .map(Task::view);
    }

    @WithSession
    public Uni<Void> trash(UUID id, Precondition ifMatch, Change change) {
        return tasks.live(id)
                .invoke(task -> ifMatch.require(task.version()))
                .invoke(task -> task.trash(change))
                .chain(tasks::flush);
    }

    @WithSession
    public Uni<TaskView> restore(UUID id, Change change) {
        return tasks.any(id)
                .invoke(task -> task.restore(change))
                .call(tasks::flush)
                .map(Task::view);
    }

    @WithTransaction
    public Uni<Void> purge(UUID id, Precondition ifMatch, Caller caller) {
        caller.require(Permissions.TRASH_PURGE);
        return tasks.any(id)
                .invoke(task -> ifMatch.require(task.version()))
                .chain(task -> tasks.purge(task, caller.change()));
    }

    @Override
    public String collection() {
        return "tasks";
    }

    @Override
    @WithTransaction
    public Uni<ImportReport> importRows(Upload upload, ImportOptions options, Change change) {
        return tasks.getSession().chain(session -> importer.run(session, upload, options, importTarget, change));
    }
}
