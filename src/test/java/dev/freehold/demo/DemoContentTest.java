package dev.freehold.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.TestSignIn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody finds who looks around in the demo. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class DemoContentTest {
    @Inject
    DemoSeeder seeder;

    @BeforeEach
    void seed() {
        Database.clear();
        Database.makeDeveloperAdmin();
        seeder.seed(2, false, "no hash", rows -> {}).await().indefinitely();
    }

    @AfterEach
    void clear() {
        Database.clear();
    }

    @Test
    void showsEveryStatusAndPriority() {
        assertThat(Database.column("select distinct status from projects"))
                .containsExactlyInAnyOrder("planning", "active", "on_hold", "completed", "cancelled");
        assertThat(Database.column("select distinct status from tasks"))
                .containsExactlyInAnyOrder("todo", "in_progress", "in_review", "done", "cancelled");
        assertThat(Database.column("select distinct priority from tasks"))
                .containsExactlyInAnyOrder("low", "medium", "high", "urgent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"users", "properties", "projects", "tasks", "channels", "messages"})
    void idsAreInTheOrderOfTime(String table) {
        String wrong = "select count(*) from " + table + " where id <> ?"
                + " and uuid_extract_timestamp(id) is distinct from created_at";

        assertThat(Database.number(wrong, TestSignIn.DEVELOPER)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"users", "properties", "projects", "tasks", "channels", "messages"})
    void aRowIsAsOldAsItsVersionSays(String table) {
        assertThat(Database.number("select count(*) from " + table + " where updated_at < created_at"))
                .isZero();
        assertThat(Database.number(
                        "select count(*) from " + table + " where id <> ?"
                                + " and (version = 1) <> (updated_at = created_at)",
                        TestSignIn.DEVELOPER))
                .isZero();
    }

    @Test
    void nothingHappensBeforeItCould() {
        assertThat(Database.number("""
                        select count(*) from tasks t join projects p on p.id = t.project_id
                        where t.created_at < p.created_at or t.due_date < t.created_at::date
                        """)).isZero();
        assertThat(Database.number("""
                        select count(*) from messages m join channels c on c.id = m.channel_id
                        where m.created_at < c.created_at
                        """)).isZero();
        assertThat(Database.number("""
                        select count(*) from messages r join messages m on m.id = r.parent_id
                        where r.created_at <= m.created_at
                        """)).isZero();
    }

    @Test
    void threadsKnowTheirReplies() {
        assertThat(Database.number("select count(*) from messages where reply_count > 0"))
                .isGreaterThan(200);
        assertThat(Database.number("select sum(reply_count) from messages"))
                .isEqualTo(Database.number("select count(*) from messages where parent_id is not null"));
    }

    @Test
    void onlyMembersWriteInPrivateChannels() {
        assertThat(Database.number("select count(*) from channels where is_private"))
                .isEqualTo(6);
        assertThat(Database.number("""
                        select count(*) from messages m join channels c on c.id = m.channel_id
                        where c.is_private and not exists
                            (select from channel_members where channel_id = c.id and user_id = m.author_id)
                        """)).isZero();
    }

    @Test
    void thereIsSomebodyWithEachRole() {
        assertThat(Database.column("""
                        select distinct r.name from roles r join user_roles ur on ur.role_id = r.id
                        join users u on u.id = ur.user_id where u.is_active and u.id <> ? order by 1
                        """, TestSignIn.DEVELOPER))
                .containsExactly("admin", "agent", "manager", "member", "viewer");
    }

    @Test
    void thePersonWhoLeftDoesNothingAnyMore() {
        assertThat(Database.number("select count(*) from users where not is_active"))
                .isEqualTo(2);
        assertThat(Database.number("""
                        select count(*) from users u where not is_active and
                            (exists (select from messages where author_id = u.id)
                             or exists (select from tasks where u.id in (assignee_id, creator_id)))
                        """)).isZero();
    }

    @Test
    void theAuditTrailSaysWhoDidIt() {
        assertThat(Database.column("select distinct request_id from audit_logs"))
                .containsExactly("seed");
        assertThat(Database.number("select count(*) from audit_logs where actor_id is null"))
                .isZero();
    }
}
