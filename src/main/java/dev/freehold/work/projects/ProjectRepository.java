package dev.freehold.work.projects;

import dev.freehold.property.listings.PropertyDirectory;
import dev.freehold.property.listings.PropertyRef;
import dev.freehold.shared.access.Caller;
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

@ApplicationScoped
class ProjectRepository implements RowRepository<Project, ProjectView> {
    private final PropertyDirectory properties;

    ProjectRepository(PropertyDirectory properties) {
        this.properties = properties;
    }

    @Override
    public CollectionSpec<ProjectView> collection() {
        return ProjectFields.PROJECTS;
    }

    /** One page of the projects about a property; needs a stateless session. Fails with 404 if the caller may not know it. */
    Uni<Page<ProjectView>> pageOf(UUID property, ListRequest request, Caller caller) {
        Scope scope = new Scope("p.propertyId = :property", Map.of("property", property));
        return SessionOperations.getStatelessSession()
                .chain(session -> properties.known(session, property, caller))
                .chain(known -> page(request, scope));
    }

    /** A property that the caller may know; needs a managed session. Fails with 404 otherwise. */
    Uni<PropertyRef> property(UUID property, Caller caller) {
        return getSession().chain(session -> properties.known(session, property, caller));
    }
}
