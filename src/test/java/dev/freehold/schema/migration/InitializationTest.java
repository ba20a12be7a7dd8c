package dev.freehold.schema.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freehold.schema.TestServer;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.RefusedException;
import dev.freehold.schema.snapshot.Snapshots;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InitializationTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    @Test
    void fillsAnEmptyDatabaseWithTheRowsThatMustBeThere() throws SQLException {
        GovernedDatabase database = SERVER.empty();

        Initialization.Result result = init(database);

        assertThat(result)
                .isEqualTo(new Initialization.Result(
                        Snapshots.head(), Snapshots.versions().size()));
        assertThat(TestServer.column(database, "select name from roles where name = 'admin'"))
                .containsExactly("admin");
    }

    @Test
    void objectsOfExtensionsDoNotCount() throws SQLException {
        GovernedDatabase database = SERVER.empty();
        TestServer.execute(database, "create extension pg_stat_statements; create extension pgcrypto");

        assertThat(init(database).version()).isEqualTo(Snapshots.head());
    }

    @Test
    void refusesASchemaWithAnythingInItAndNamesIt() throws SQLException {
        Map<String, String> contents = Map.of(
                "table things", "create table things (id int)",
                "view things", "create view things as select 1 as one",
                "sequence things", "create sequence things",
                "enum things", "create type things as enum ('a')",
                "function things()", "create function things() returns int language sql as 'select 1'");
        for (Map.Entry<String, String> content : contents.entrySet()) {
            GovernedDatabase database = SERVER.empty();
            TestServer.execute(database, content.getValue());

            assertThatThrownBy(() -> init(database))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining(content.getKey());
            assertThat(TestServer.migrations(database).version()).isEqualTo("none");
        }
    }

    @Test
    void refusesADatabaseThatHasAVersion() throws SQLException {
        GovernedDatabase database = SERVER.at("002");

        assertThatThrownBy(() -> init(database))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("version 002");
    }

    private static Initialization.Result init(GovernedDatabase database) throws SQLException {
        return new Initialization(TestServer.migrations(database), database).init();
    }
}
