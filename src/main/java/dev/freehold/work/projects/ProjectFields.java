package dev.freehold.work.projects;

import static dev.freehold.shared.paging.Field.bool;
import static dev.freehold.shared.paging.Field.date;
import static dev.freehold.shared.paging.Field.enumeration;
import static dev.freehold.shared.paging.Field.text;
import static dev.freehold.shared.paging.Field.uuid;

import dev.freehold.shared.paging.CollectionSpec;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What the collection of projects is. */
final class ProjectFields {
    static final String PATH = "/api/v1/projects";
    static final String OF_A_PROPERTY = "/api/v1/properties/{id}/projects";

    @Produces
    @Singleton
    static final CollectionSpec<ProjectView> PROJECTS = CollectionSpec.of(
                    ProjectView.class, "project", "p", "Project p")
            .at(PATH)
            .at(OF_A_PROPERTY)
            .field(uuid("id").filtered().sorted())
            .field(text("name").filtered().sorted())
            .field(text("description").optional())
            .field(uuid("owner_id").filtered())
            .field(enumeration("status", ProjectStatus.class).filtered().sorted())
            .field(date("start_date").compared().sorted().optional())
            .field(date("end_date").compared().sorted().optional())
            .field(bool("is_archived").filtered())
            .field(uuid("property_id").filtered().optional())
            .lifecycle()
            .searched()
            .build();

    private ProjectFields() {}
}
