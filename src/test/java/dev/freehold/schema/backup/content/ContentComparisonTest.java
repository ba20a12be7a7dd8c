package dev.freehold.schema.backup.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.schema.backup.BackupDatabases;
import dev.freehold.schema.database.GovernedDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever a restored database has otherwise than the backup is named. */
class ContentComparisonTest {
    private static final String SCHEMA = """
            create table t (id integer generated always as identity primary key, word varchar(9) default 'a',
                constraint t_word check (word in ('a', 'b')));
            insert into t (word) values ('a'), ('b');
            create index t_word_idx on t (word);
            create table parts (id integer) partition by list (id);
            create table part partition of parts for values in (1);
            comment on table t is 'words';
            """;

    private static EmbeddedPostgres server;
    private static BackupDatabases databases;
    private static Manifest manifest;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = EmbeddedPostgres.builder().start();
        databases = new BackupDatabases("jdbc:postgresql://localhost:" + server.getPort() + "/");
        manifest = manifest(make("original", SCHEMA));
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void theSameIsEqual() throws SQLException, IOException {
        assertThat(differences(make("same", SCHEMA))).isEmpty();
    }

    /** PostgreSQL prints some checks otherwise once they were dumped and restored. */
    @Test
    void aCastElsewhereIsNoDifference() throws SQLException, IOException {
        GovernedDatabase database = make("casts", SCHEMA + """
                alter table t drop constraint t_word;
                alter table t add constraint t_word
                    check (((word)::text = any (array[('a'::character varying)::text, ('b'::character varying)::text])));
                """);

        assertThat(differences(database)).isEmpty();
    }

    @Test
    void eachDifferenceIsNamed() throws SQLException, IOException {
        List<String> wrong = new ArrayList<>();
        for (String[] change : new String[][] {
            {"update t set word = 'a' where id = 2", "table public.t has other rows than the backup"},
            {"delete from t where id = 2", "table public.t has 1 rows, and in the backup 2"},
            {"drop index t_word_idx", "index t.t_word_idx is missing"},
            {"create view v as select 1 as one", "view v is not in the backup"},
            {
                "alter table t alter word set default 'b'",
                "column t.word differs in default: 'b'::character varying, and in the"
                        + " backup 'a'::character varying"
            },
            {
                "alter table t alter word type varchar(8)",
                "column t.word differs in type: character varying(8), and in the backup" + " character varying(9)"
            },
            {"drop table part", "missing: create table part partition of parts FOR VALUES IN (1)"},
            {"comment on table t is null", "missing: comment on table public.t is 'words'"},
            {"select nextval('t_id_seq')", "sequence public.t.id stands at 3, and in the backup at 2"},
        }) {
            GovernedDatabase database = make("changed_" + wrong.size(), SCHEMA);
            BackupDatabases.execute(database, change[0]);
            List<String> differences = differences(database);
            wrong.add(differences.equals(List.of(change[1])) ? "" : change[0] + ": " + differences);
        }

        assertThat(wrong).hasSize(9).containsOnly("");
    }

    private static List<String> differences(GovernedDatabase database) throws SQLException, IOException {
        try (BackupSource source = BackupSource.open(database, "test")) {
            return ContentComparison.differences(manifest, Set.of("public"), source, BackupProgress.SILENT);
        }
    }

    private static Manifest manifest(GovernedDatabase database) throws SQLException, IOException {
        try (BackupSource source = BackupSource.open(database, "test")) {
            return source.manifest(
                    BackupFormat.ARCHIVE, Optional.empty(), source.contents(BackupProgress.SILENT), source.sequences());
        }
    }

    private static GovernedDatabase make(String name, String sql) throws SQLException {
        GovernedDatabase database = databases.empty(name);
        BackupDatabases.execute(database, sql);
        return database;
    }
}
