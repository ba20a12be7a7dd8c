package dev.freehold.schema.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freehold.schema.TestServer;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.RefusedException;
import dev.freehold.schema.protection.Protection;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is seen of scripts that do unusual things. */
class UndoScriptTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    @TempDir
    private Path directory;

    @Test
    void emptyingATableLosesItsRows() throws Exception {
        GovernedDatabase database = withRows();

        assertThat(plan(database, "truncate messages, channel_members").losses())
                .containsExactlyInAnyOrder(RowLoss.of("messages", "", 2), RowLoss.of("channel_members", "", 1));
    }

    @Test
    void puttingOtherRowsInThePlaceOfThoseThatGoIsALoss() throws Exception {
        GovernedDatabase database = withRows();

        assertThat(plan(database, """
                delete from channel_members;
                insert into channel_members (channel_id, user_id)
                select id, '00000000-0000-7000-8000-000000000003' from channels
                """).losses()).containsExactly(RowLoss.of("channel_members", "", 1));
    }

    @Test
    void renamingOrRewritingLosesNothing() throws Exception {
        GovernedDatabase database = withRows();

        RollbackPlan plan = plan(database, """
                alter table channels rename column description to about;
                alter table channels alter column is_private type text
                """);

        assertThat(plan.losses()).isEmpty();
        assertThat(plan.steps().get(0).locked()).containsExactly("channels");
        assertThat(plan.steps().get(0).rewritten()).containsExactly("channels");
    }

    @Test
    void anUpdateLosesWhatTheRowsSaidUnlessTheScriptSaysThatItDoesNot() throws Exception {
        GovernedDatabase database = withRows();

        RollbackPlan plan = plan(database, "update messages set content = 'gone'");

        assertThat(plan.losses()).containsExactly(RowLoss.ofChange("messages", "", 2));
        assertThat(plan.losses().get(0)).hasToString("what 2 rows of messages said");
        assertThat(plan(database, """
                -- Loses nothing of messages: they are only louder.
                update messages set content = content || '!'
                """)).satisfies(harmless -> {
            assertThat(harmless.losses()).isEmpty();
            assertThat(harmless.steps().get(0).changed()).containsEntry("messages", 2L);
        });
    }

    @Test
    void aRewriteLosesTheValuesThatItDoesNotTakeAlong() throws Exception {
        for (String script : List.of(
                "type integer using null", "type varchar(3) using left(is_private::text, 3)", "type text using 'x'")) {
            assertThat(plan(
                                    withRows(),
                                    "alter table channels alter column is_private drop not null,"
                                            + " alter column is_private drop default, alter column is_private "
                                            + script)
                            .losses())
                    .as(script)
                    .containsExactly(RowLoss.ofChange("channels", "is_private", 1));
        }
    }

    @Test
    void whatADeletedParentTakesOutOfItsChildrenIsALoss() throws Exception {
        GovernedDatabase database = withRows();
        TestServer.execute(database, """
                alter table messages drop constraint messages_channel_id_fkey, alter column channel_id drop not null,
                    add foreign key (channel_id) references channels on delete set null
                """);

        assertThat(plan(database, "delete from channel_members; delete from channels")
                        .losses())
                .contains(RowLoss.ofChange("messages", "", 2), RowLoss.of("channels", "", 1));
    }

    @Test
    void whatAnUpdateChangesNeedsABackupAndIsKept() throws Exception {
        GovernedDatabase database = withRows();
        try (URLClassLoader resources = resources("update messages set content = 'gone'")) {
            Rollback rollback = TestServer.rollback(database, Protection.NONE, new UndoScripts(resources));
            RollbackPlan plan = rollback.plan();

            assertThatThrownBy(() -> rollback.run(plan, false, hash -> Optional.of("backup"), step -> {}))
                    .isInstanceOf(DataLossException.class)
                    .hasMessageContaining("what 2 rows of messages said");
            rollback.run(plan, true, hash -> Optional.of("backup"), step -> {});
        }

        assertThat(TestServer.column(database, "select content from quarantine.messages__1 order by 1"))
                .containsExactly("Hello", "Yes?");
        assertThat(TestServer.column(database, "select distinct content from messages"))
                .containsExactly("gone");
    }

    @Test
    void columnsThatAreComputedAreNoLoss() throws Exception {
        assertThat(plan(withRows(), "alter table messages drop column search").losses())
                .isEmpty();
    }

    @Test
    void aCascadeThatTakesUnmanagedObjectsAlongIsRefused() throws Exception {
        GovernedDatabase database = withRows();
        TestServer.execute(database, """
                create view talk as select content from messages;
                create table legacy (id int);
                create function legacy_count() returns bigint language sql as 'select count(*) from legacy';
                """);

        assertThatThrownBy(() -> plan(database, "alter table messages drop column content cascade"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("view talk");
        assertThatThrownBy(() -> plan(database, "alter table legacy add column more int"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("column legacy.more");
        assertThatThrownBy(() -> plan(database, "alter table legacy alter column id type text"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("rows of legacy");
        assertThatThrownBy(() -> plan(database, "drop function legacy_count()"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("legacy_count");
    }

    @Test
    void aMissingScriptIsNamed() throws SQLException {
        GovernedDatabase database = SERVER.at("004");
        Rollback rollback =
                TestServer.rollback(database, Protection.NONE, new UndoScripts(new URLClassLoader(new URL[0], null)));

        assertThatThrownBy(rollback::plan)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("db/undo/U004__chat.sql");
    }

    private static GovernedDatabase withRows() throws SQLException {
        GovernedDatabase database = SERVER.at("004");
        RepresentativeRows.add(database, "002");
        RepresentativeRows.add(database, "003");
        RepresentativeRows.add(database, "004");
        return database;
    }

    /** With this in the place of the undo of version 004. */
    private RollbackPlan plan(GovernedDatabase database, String script) throws IOException, SQLException {
        try (URLClassLoader resources = resources(script)) {
            return TestServer.rollback(database, Protection.NONE, new UndoScripts(resources))
                    .plan();
        }
    }

    private URLClassLoader resources(String script) throws IOException {
        Path undo = Files.createDirectories(directory.resolve("db/undo"));
        Files.writeString(undo.resolve("U004__chat.sql"), script);
        return new URLClassLoader(new URL[] {directory.toUri().toURL()}, null);
    }
}
