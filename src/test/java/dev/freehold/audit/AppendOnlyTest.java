package dev.freehold.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the database refuses, even to the owner of the table. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class AppendOnlyTest {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    @BeforeEach
    void sixRows() {
        TrailRows.replaceAll();
    }

    @ParameterizedTest
    @CsvSource({
        "update,update audit_logs set actor_id = null",
        "update,update audit_logs set actor_id = null where false",
        "delete,delete from audit_logs",
        "delete,delete from audit_logs where seq = 900000000000001",
        "truncate,truncate audit_logs",
        "truncate,'truncate users, audit_logs cascade'",
        "update,merge into audit_logs using users on false when matched then update set actor_id = null",
    })
    void whatTakesARowAwayOrChangesOneIsRefused(String operation, String sql) throws SQLException {
        String before = trail();

        try (Connection connection = Database.connect();
                Statement statement = connection.createStatement()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute(sql))
                    .satisfies(refusal -> assertThat(refusal.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE))
                    .withMessageContaining("audit_logs is append-only: " + operation + " is refused");
        }

        assertThat(trail()).isEqualTo(before);
    }

    @Test
    void aFurtherRowIsNot() {
        assertThat(Database.execute("insert into audit_logs (entity, action) values ('users', 'corrected')"))
                .isEqualTo(1);
    }

    @Test
    void aSessionThatReplaysChangesIsRefusedAsWell() {
        assertThat(Database.column("select tgenabled from pg_trigger where tgname = 'audit_logs_append_only'"))
                .containsExactly("A");
    }

    private static String trail() {
        return Database.column("select string_agg(a::text, ' ' order by seq) from audit_logs a")
                .get(0);
    }
}
