package dev.freehold.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freehold.demo.story.DemoTable;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class DemoSeederTest {
    @Inject
    DemoSeeder seeder;

    @BeforeEach
    @AfterEach
    void clear() {
        Database.clear();
        Database.makeDeveloperAdmin();
    }

    @Test
    void fillsAnEmptyDatabaseWithOneOffice() {
        SeedResult result = seed(1, false);

        assertThat(result.added())
                .isEqualTo(Map.of(
                        DemoTable.USERS, 12,
                        DemoTable.USER_ROLES, 12,
                        DemoTable.PROPERTIES, 10,
                        DemoTable.LISTING_CHANGES, 28,
                        DemoTable.PROJECTS, 6,
                        DemoTable.TASKS, 150,
                        DemoTable.CHANNELS, 12,
                        DemoTable.CHANNEL_MEMBERS, 13,
                        DemoTable.MESSAGES, 800));
        assertThat(count("users")).isEqualTo(13);
        assertThat(count("properties")).isEqualTo(10);
        assertThat(count("listing_history")).isEqualTo(10 + 28);
        assertThat(count("projects")).isEqualTo(6);
        assertThat(count("tasks")).isEqualTo(150);
        assertThat(count("channels")).isEqualTo(12);
        assertThat(count("channel_members")).isEqualTo(13);
        assertThat(count("messages")).isEqualTo(800);
    }

    @Test
    void everyStepOfTheScaleIsAnotherOffice() {
        assertThat(seed(3, false).total()).isEqualTo(DemoSeeder.rows(3)).isEqualTo(3 * DemoSeeder.rows(1));
        assertThat(count("tasks")).isEqualTo(450);
    }

    @Test
    void tellsTheProgressOfEveryRow() {
        AtomicInteger seen = new AtomicInteger();

        seeder.seed(2, false, "no hash", seen::addAndGet).await().indefinitely();

        assertThat(seen).hasValue(DemoSeeder.rows(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into users (id, username, email) values (gen_random_uuid(), 'someone', 'someone@example.org')",
                "insert into projects (id, name, owner_id, deleted_at) select gen_random_uuid(), 'In the trash', id, now()"
                        + " from users",
                "insert into properties (id, listing_id, deleted_at) values (gen_random_uuid(), 'FH-1', now())",
                "insert into channels (id, name) values (gen_random_uuid(), 'general')"
            })
    void refusesADatabaseThatHoldsAnything(String something) {
        Database.execute(something);
        long before = count("audit_logs");

        assertThatThrownBy(() -> seed(1, false))
                .isInstanceOf(DatabaseNotEmptyException.class)
                .hasMessageContaining("not empty");
        assertThat(count("audit_logs")).isEqualTo(before);
    }

    @Test
    void refusesTheSecondTime() {
        seed(1, false);

        assertThatThrownBy(() -> seed(1, false))
                .isInstanceOf(DatabaseNotEmptyException.class)
                .hasMessageContaining("users, properties, projects, tasks, channels, messages");
    }

    @Test
    void addsNothingTwiceWhenForced() {
        seed(1, true);
        long audited = count("audit_logs");

        assertThat(seed(1, true).total()).isZero();
        assertThat(count("audit_logs")).isEqualTo(audited);
        assertThat(count("listing_history")).isEqualTo(10 + 28);
    }

    @Test
    void leavesAListingAsSomebodyMadeIt() {
        seed(1, false);
        Database.execute("update properties set list_price = list_price + 1, version = version + 1");

        assertThat(seed(1, true).total()).isZero();
        assertThat(Database.number("select count(*) from properties where list_price % 1000 = 1"))
                .isEqualTo(9);
    }

    @Test
    void addsTheOfficesThatAreMissingWhenForced() {
        seed(1, false);

        assertThat(seed(2, true).total()).isEqualTo(DemoSeeder.rows(1));
    }

    @Test
    void bringsBackWhatWasPurgedWhenForced() {
        seed(1, false);
        int purged = Database.execute("delete from messages where reply_count > 2");

        assertThat(purged).isPositive();
        assertThat(seed(1, true).added().get(DemoTable.MESSAGES)).isGreaterThan(purged);
        assertThat(count("messages")).isEqualTo(800);
    }

    @Test
    void bringsBackAListingWithItsWholeHistoryWhenForced() {
        seed(1, false);
        Database.execute("delete from properties where standard_status = 'closed'");

        Map<DemoTable, Integer> added = seed(1, true).added();

        assertThat(added.get(DemoTable.PROPERTIES)).isEqualTo(2);
        assertThat(added.get(DemoTable.LISTING_CHANGES)).isEqualTo(5 + 6);
        assertThat(count("listing_history")).isEqualTo(10 + 28);
    }

    @Test
    void joinsOtherDataWhenForced() {
        Database.execute("insert into channels (id, name) values (?, 'general')", UUID.randomUUID());

        assertThat(seed(1, true).total()).isEqualTo(DemoSeeder.rows(1));
        assertThat(count("channels")).isEqualTo(13);
    }

    @Test
    void changesNothingIfSomebodyElseHasANameOfTheDemo() {
        Database.execute(
                "insert into users (id, username, email) values (?, 'taken', 'Ines.Jensen@example.org')",
                UUID.randomUUID());

        assertThatThrownBy(() -> seed(1, true)).isInstanceOf(PgException.class).hasMessageContaining("users_email_key");
        assertThat(count("users")).isEqualTo(2);
        assertThat(count("projects")).isZero();
    }

    private SeedResult seed(int scale, boolean force) {
        return seeder.seed(scale, force, "no hash", rows -> {}).await().indefinitely();
    }

    private static long count(String table) {
        return Database.number("select count(*) from " + table);
    }
}
