package dev.freehold.work.projects;

import dev.freehold.shared.paging.CollectionSpec;
import dev.freehold.shared.paging.ListRequest;
import dev.freehold.shared.paging.Page;
import dev.freehold.shared.paging.Scope;
import dev.freehold.shared.persistence.RowRepository;
import io.quarkus.hibernate.reactive.panache.common.runtime.SessionOperations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

@ApplicationScoped
class ProjectRepository implements RowRepository<Project, ProjectView> {
    @Override
    public CollectionSpec<ProjectView> collection() {
        return ProjectFields.PROJECTS;
    }

    /** One page of the projects that are about a property; needs a stateless session. */
    Uni<Page<ProjectView>> pageOf(UUID property, ListRequest request) {
        return page(request, new Scope("p.propertyId = :property", Map.of("property", property)));
    }

    /** The session that reads. */
    Uni<Mutiny.StatelessSession> reading() {
        return SessionOperations.getStatelessSession();
    }
}
