package dev.freehold.work.projects;

import dev.freehold.shared.paging.CollectionSpec;
import dev.freehold.shared.persistence.RowRepository;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class ProjectRepository implements RowRepository<Project, ProjectView> {
    @Override
    public CollectionSpec<ProjectView> collection() {
        return ProjectFields.PROJECTS;
    }
}
