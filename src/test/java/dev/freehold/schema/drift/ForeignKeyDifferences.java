package dev.freehold.schema.drift;

import static dev.freehold.schema.drift.ConstraintDifferences.replaced;
import static dev.freehold.schema.drift.SeededDifference.seed;

import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.drift.ExpectedFinding.Answer;
import java.util.List;

/** Foreign keys. */
final class ForeignKeyDifferences {
    private static final int NOT_ENFORCED_SINCE = 18;

    private ForeignKeyDifferences() {}

    static List<SeededDifference> all() {
        return List.of(
                seed("a foreign key is missing", "alter table tasks drop constraint tasks_assignee_id_fkey")
                        .missing(Kind.FOREIGN_KEY, "tasks.tasks_assignee_id_fkey", Answer.REPAIR),
                seed("a foreign key that deletes rows", replaced("projects", "projects_owner_id_fkey", """
                        foreign key (owner_id) references users (id) on delete cascade"""))
                        .drift(Kind.FOREIGN_KEY, "projects.projects_owner_id_fkey", "definition", Answer.DESTRUCTIVE),
                seed("a foreign key without its action", replaced("tasks", "tasks_project_id_fkey", """
                        foreign key (project_id) references projects (id)"""))
                        .drift(Kind.FOREIGN_KEY, "tasks.tasks_project_id_fkey", "definition", Answer.DESTRUCTIVE),
                seed("a foreign key that follows updates", replaced("channels", "channels_project_id_fkey", """
                        foreign key (project_id) references projects (id) on update cascade on delete cascade"""))
                        .drift(Kind.FOREIGN_KEY, "channels.channels_project_id_fkey", "definition", Answer.DESTRUCTIVE),
                seed("a foreign key that waits for the commit", """
                        alter table messages alter constraint messages_parent_id_fkey deferrable initially deferred
                        """)
                        .drift(Kind.FOREIGN_KEY, "messages.messages_parent_id_fkey", "definition", Answer.DESTRUCTIVE),
                seed("a foreign key to something else", replaced("messages", "messages_author_id_fkey", """
                        foreign key (author_id) references projects (id) on delete restrict not valid"""))
                        .drift(Kind.FOREIGN_KEY, "messages.messages_author_id_fkey", "definition", Answer.DESTRUCTIVE),
                seed(
                                "a foreign key that was never validated",
                                replaced("listing_history", "listing_history_property_id_fkey", """
                        foreign key (property_id) references properties (id) on delete cascade not valid"""))
                        .drift(
                                Kind.FOREIGN_KEY,
                                "listing_history.listing_history_property_id_fkey",
                                "valid",
                                Answer.REPAIR),
                seed("a foreign key that is not enforced", """
                        alter table media alter constraint media_property_id_fkey not enforced
                        """)
                        .sinceVersion(NOT_ENFORCED_SINCE)
                        .drift(Kind.FOREIGN_KEY, "media.media_property_id_fkey", "definition", Answer.DESTRUCTIVE),
                seed("a foreign key that nobody enforces", """
                        update pg_trigger set tgenabled = 'D'
                        where tgconstraint = (select oid from pg_constraint where conname = 'tasks_creator_id_fkey')
                        """)
                        .drift(Kind.FOREIGN_KEY, "tasks.tasks_creator_id_fkey", "enabled", Answer.MANUAL),
                seed("a foreign key too many", """
                        alter table properties add constraint properties_changed_by_fkey
                            foreign key (changed_by) references users (id)
                        """).extra(Kind.FOREIGN_KEY, "properties.properties_changed_by_fkey"),
                seed("a foreign key twice", """
                        alter table user_roles add constraint fk_user
                            foreign key (user_id) references users (id) on delete cascade
                        """).extra(Kind.FOREIGN_KEY, "user_roles.fk_user"),
                seed("a foreign key was renamed", """
                        alter table user_roles rename constraint user_roles_role_id_fkey to fk_role
                        """)
                        .cosmetic(Kind.FOREIGN_KEY, "user_roles.user_roles_role_id_fkey", Finding.NAME));
    }
}
