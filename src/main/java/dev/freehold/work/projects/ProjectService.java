package dev.freehold.work.projects;

import dev.freehold.shared.access.Caller;
import dev.freehold.shared.access.Permissions;
import dev.freehold.shared.http.Precondition;
import dev.freehold.shared.paging.ListRequest;
import dev.freehold.shared.paging.Page;
import dev.freehold.shared.paging.Scope;
import dev.freehold.shared.persistence.Change;
import dev.freehold.shared.problem.ProblemException;
import dev.freehold.shared.transfer.ImportOptions;
import dev.freehold.shared.transfer.ImportReport;
import dev.freehold.shared.transfer.ImportTarget;
import dev.freehold.shared.transfer.Importable;
import dev.freehold.shared.transfer.Importer;
import dev.freehold.shared.transfer.Upload;
import dev.freehold.work.tasks.TaskCountRepository;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/** The use cases of projects. */
@ApplicationScoped
public class ProjectService implements Importable {
    private static final ImportTarget<Project, CreateProject, ?, ?> NEW_PROJECTS = ImportTarget.ofNew(
            CreateProject.class, (input, change) -> Uni.createFrom().item(Project.create(input, change)));

    private final ProjectRepository projects;
    private final Importer importer;
    private final TaskCountRepository taskCounts;

    ProjectService(ProjectRepository projects, TaskCountRepository taskCounts, Importer importer) {
        this.projects = projects;
        this.taskCounts = taskCounts;
        this.importer = importer;
    }

    @WithSession(stateless = true)
    public Uni<Page<ProjectView>> list(ListRequest request) {
        return projects.page(request, Scope.ALL);
    }

    /** The projects about a property that the caller may know; fails with 404 if he may not. */
    @WithSession(stateless = true)
    public Uni<Page<ProjectView>> listOf(UUID property, ListRequest request, Caller caller) {
        return projects.pageOf(property, request, caller);
    }

    @WithSession(stateless = true)
    public Uni<ProjectView> get(UUID id) {
        return projects.view(id, Scope.ALL);
    }

    /** How far the project is today (UTC). */
    @WithSession(stateless = true)
    public Uni<ProjectSummary> summary(UUID id) {
        return taskCounts
                .of(id, LocalDate.now(ZoneOffset.UTC))
                .call(counts -> counts.isEmpty()
                        ? projects.view(id, Scope.ALL)
                        : Uni.createFrom().voidItem())
                .map(counts -> ProjectSummary.of(id, counts));
    }

    @WithSession
    public Uni<ProjectView> create(CreateProject input, Caller caller) {
        return requireKnown(input.propertyId(), caller)
                .chain(() -> projects.persistAndFlush(Project.create(input, caller.change())))
                .map(Project::view);
    }

    @WithSession
    public Uni<ProjectView> patch(UUID id, ProjectPatch patch, Precondition ifMatch, Caller caller) {
        return requireKnown(patch.propertyId().value(), caller)
                .chain(() -> projects.live(id))
                .invoke(project -> ifMatch.require(project.version()))
                .invoke(project -> project.apply(patch, caller.change()))
                .call(projects::flush)
                .map(Project::view);
    }

    /**
     * Goes on if the caller may know the property, so that he learns of none by making a project about it. For those who know all of
     * them the foreign key is enough.
     */
    private Uni<Void> requireKnown(UUID property, Caller caller) {
        if (property == null || caller.may(Permissions.PROPERTIES_WRITE)) {
            return Uni.createFrom().voidItem();
        }
        caller.require(Permissions.PROPERTIES_READ);
        return projects.property(property, caller)
                .onFailure(ProblemException.class)
                .transform(unknown -> ProblemException.invalid(
                        "/property_id", "unknown_reference", "does not exist, or is in the trash"))
                .replaceWithVoid();
    }

    /** Puts the project aside, or takes it up again. */
    @WithSession
    public Uni<ProjectView> archive(UUID id, boolean archived, Precondition ifMatch, Change change) {
        return projects.live(id)
                .invoke(project -> ifMatch.require(project.version()))
                .invoke(project -> project.archive(archived, change))
                .call(projects::flush)
                .map(Project::view);
    }

    @WithSession
    public Uni<Void> trash(UUID id, Precondition ifMatch, Change change) {
        return projects.live(id)
                .invoke(project -> ifMatch.require(project.version()))
                .invoke(project -> project.trash(change))
                .chain(projects::flush);
    }

    @WithSession
    public Uni<ProjectView> restore(UUID id, Change change) {
        return projects.any(id)
                .invoke(project -> project.restore(change))
                .call(projects::flush)
                .map(Project::view);
    }

    @WithTransaction
    public Uni<Void> purge(UUID id, Precondition ifMatch, Caller caller) {
        caller.require(Permissions.TRASH_PURGE);
        return projects.any(id)
                .invoke(project -> ifMatch.require(project.version()))
                .chain(project -> projects.purge(project, caller.change()));
    }

    @Override
    public String collection() {
        return "projects";
    }

    @Override
    @WithTransaction
    public Uni<ImportReport> importRows(Upload upload, ImportOptions options, Change change) {
        return projects.getSession().chain(session -> importer.run(session, upload, options, NEW_PROJECTS, change));
    }
}
