package dev.freehold.schema.drift;

import static dev.freehold.schema.drift.Scratch.catalog;
import static dev.freehold.schema.drift.Scratch.differences;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.freehold.schema.catalog.Attribute;
import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.CatalogReader;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.catalog.SchemaObject;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.support.PostgresVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What tools that compare schemas stumble over. That a check reads otherwise after a restoration is in CleanDatabaseTest. */
class TrapsTest {
    private static final String EACH_VERSION = "dev.freehold.support.PostgresVersion#available";
    private static final int ROWS_FOR_NOT_NULL = 18;

    @ParameterizedTest(name = "PostgreSQL {0}")
    @MethodSource(EACH_VERSION)
    void namesThatToolsMakeAreMatchedByDefinition(int major) throws SQLException {
        assertThat(differences(major, """
                        create table people (id int constraint people_pkey primary key, mail text
                            constraint people_mail_key unique constraint people_mail_check check (mail <> ''),
                            boss int constraint people_boss_fkey references people);
                        create index people_boss_idx on people (boss)
                        """, """
                        create table people (id int constraint "peoplePK" primary key, mail text
                            constraint uk_3k40o1x unique constraint ck__people__mail check (mail <> ''),
                            boss int constraint fk9s0bxhn references people);
                        create index ix_9a7c on people (boss)
                        """))
                .containsExactlyInAnyOrder(
                        "cosmetic primary_key people.people_pkey name",
                        "cosmetic unique people.people_mail_key name",
                        "cosmetic check people.people_mail_check name",
                        "cosmetic foreign_key people.people_boss_fkey name",
                        "cosmetic index people.people_boss_idx name");
    }

    @ParameterizedTest(name = "PostgreSQL {0}")
    @MethodSource(EACH_VERSION)
    void namesOfMoreThan63BytesAreCutAlike(int major) throws SQLException {
        String name = "a_rule_that_everybody_knows_and_whose_name_is_longer_than_postgresql_keeps";
        String written = "create table t (é int, constraint %s check (é > 0)); create index %s on t (é)";

        assertThat(differences(
                        major,
                        written.formatted(name, "é".repeat(40)),
                        written.formatted(name.substring(0, 63), "é".repeat(31))))
                .isEmpty();
    }

    /** PostgreSQL cuts the names that it makes in their middle. */
    @ParameterizedTest(name = "PostgreSQL {0}")
    @MethodSource(EACH_VERSION)
    void aNameThatPostgresqlMadeAndCutIsMatchedByDefinition(int major) throws SQLException {
        String table = "a_table_with_a_name_that_is_nearly_as_long_as_it_may_be";
        String column = "and_a_column_with_a_long_name";

        assertThat(differences(
                        major,
                        "create table %1$s (%2$s int, constraint %1$s_key unique (%2$s))".formatted(table, column),
                        "create table %s (%s int unique)".formatted(table, column)))
                .containsExactly("cosmetic unique %1$s.%1$s_key name".formatted(table));
    }

    @ParameterizedTest(name = "PostgreSQL {0}")
    @MethodSource(EACH_VERSION)
    void notNullIsOfItsColumnAndNoConstraint(int major) throws SQLException {
        Catalog catalog = catalog(major, "create table t (id int primary key, name text not null)");

        assertThat(catalog.objects())
                .extracting(SchemaObject::kind)
                .containsExactlyInAnyOrder(Kind.TABLE, Kind.COLUMN, Kind.COLUMN, Kind.PRIMARY_KEY);
        assertThat(catalog.find(Kind.COLUMN, "t", "name").orElseThrow().is(Attribute.NOT_NULL))
                .isTrue();
    }

    @ParameterizedTest(name = "PostgreSQL {0}")
    @MethodSource(EACH_VERSION)
    void aNameOfNotNullDoesNotCount(int major) throws SQLException {
        assertThat(differences(
                        major,
                        "create table t (name text not null)",
                        "create table t (name text constraint name_is_known not null)"))
                .isEmpty();
    }

    @ParameterizedTest(name = "PostgreSQL {0}")
    @MethodSource(EACH_VERSION)
    void notNullThatWasNeverValidatedIsNotThereYet(int major) throws SQLException {
        assumeTrue(major >= ROWS_FOR_NOT_NULL, "such a constraint is known since 18");
        assertThat(differences(major, "create table t (name text not null)", """
                        create table t (name text);
                        alter table t add constraint name_is_known not null name not valid
                        """))
                .containsExactly("drift column t.name not_null");
    }

    @ParameterizedTest(name = "PostgreSQL {0}")
    @MethodSource(EACH_VERSION)
    void namesOfThePresentMomentAreCosmetic(int major) throws SQLException {
        assertThat(differences(
                        major,
                        "create table t (a timestamptz default now(), b timestamptz default current_timestamp)",
                        "create table t (a timestamptz default current_timestamp, b timestamptz default now())"))
                .containsExactlyInAnyOrder("cosmetic column t.a default", "cosmetic column t.b default");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"clock_timestamp()", "statement_timestamp()", "current_timestamp(3)", "now() + interval '1 s'"})
    void anotherMomentIsAnother(String moment) throws SQLException {
        assertThat(differences(
                        PostgresVersion.NEWEST,
                        "create table t (at timestamptz default now())",
                        "create table t (at timestamptz default " + moment + ")"))
                .containsExactly("drift column t.at default");
    }

    @ParameterizedTest(name = "PostgreSQL {0}")
    @MethodSource(EACH_VERSION)
    void wordsAboutTimeInATextAreNoTime(int major) throws SQLException {
        assertThat(differences(
                        major,
                        "create table t (note text default 'now()')",
                        "create table t (note text default 'current_timestamp')"))
                .containsExactly("drift column t.note default");
    }

    @ParameterizedTest(name = "PostgreSQL {0}")
    @MethodSource(EACH_VERSION)
    void whatAColumnIsGeneratedFromIsNoDefault(int major) throws SQLException {
        String generated = "create table t (twice int generated always as (1 + 1) stored)";

        SchemaObject column =
                catalog(major, generated).find(Kind.COLUMN, "t", "twice").orElseThrow();
        assertThat(column.attribute(Attribute.GENERATED)).contains("(1 + 1)");
        assertThat(column.attribute(Attribute.DEFAULT)).isEmpty();
        assertThat(differences(major, generated, "create table t (twice int default 1 + 1)"))
                .containsExactlyInAnyOrder("drift column t.twice generated", "drift column t.twice default");
    }

    @ParameterizedTest(name = "PostgreSQL {0}")
    @MethodSource(EACH_VERSION)
    void partitionsAreNotComparedAndTheirParentIs(int major) throws SQLException {
        String parent = """
                create table visits (at date not null, path text, primary key (at, path)) partition by range (at);
                create index visits_path_idx on visits (path);
                """;

        assertThat(differences(major, parent, parent + """
                        create table visits_2024 partition of visits for values from ('2024-01-01') to ('2025-01-01');
                        alter table visits_2024 add constraint rooted check (path like '/%');
                        create index visits_2024_at_idx on visits_2024 (at);
                        create table visits_rest partition of visits default
                        """)).isEmpty();
        assertThat(differences(major, parent, parent.replace("by range (at)", "by list (at)")))
                .containsExactly("drift table visits partition_key");
    }

    @ParameterizedTest(name = "PostgreSQL {0}")
    @MethodSource(EACH_VERSION)
    void whatAnExtensionBroughtBelongsToIt(int major) throws SQLException {
        String table = "create table t (name text);";

        assertThat(differences(major, table, table + """
                        create extension citext;
                        create extension pg_trgm;
                        create extension pg_stat_statements
                        """)).isEmpty();
    }

    /** Types of an extension are known by their names, and its operators by theirs. */
    @ParameterizedTest(name = "PostgreSQL {0}")
    @MethodSource(EACH_VERSION)
    void whatIsMadeOfAnExtensionIsCompared(int major) throws SQLException {
        String extensions = "create extension citext; create extension pg_trgm;";

        assertThat(differences(major, extensions + "create table t (name citext)", extensions + """
                        create table t (name text);
                        create index t_name_idx on t using gin (name gin_trgm_ops)
                        """))
                .containsExactlyInAnyOrder("drift column t.name type", "drift index t.t_name_idx existence");
    }

    @ParameterizedTest(name = "PostgreSQL {0}")
    @MethodSource(EACH_VERSION)
    void aLabelInTheMiddleOfAnEnumIsFound(int major) throws SQLException {
        String size = "create type size as enum ('small', 'large');";

        assertThat(differences(major, size, size + "alter type size add value 'medium' before 'large'"))
                .containsExactly("drift enum size labels");
        assertThat(differences(
                        major,
                        "create type size as enum ('small', 'medium', 'large')",
                        size + "alter type size add value 'medium' before 'large'"))
                .isEmpty();
        assertThat(differences(major, size, "create type size as enum ('large', 'small')"))
                .containsExactly("drift enum size labels");
    }

    @ParameterizedTest(name = "PostgreSQL {0}")
    @MethodSource(EACH_VERSION)
    void theRestOfAFailedConcurrentIndexIsFound(int major) throws SQLException {
        GovernedDatabase database = PostgresVersion.of(major).empty("failed_index");
        String table = "create table t (a int);";
        try (Connection connection = database.connect("test");
                Statement statement = connection.createStatement()) {
            statement.execute(table + "insert into t values (1), (1)");
            assertThatThrownBy(() -> statement.execute("create unique index concurrently t_a_key on t (a)"))
                    .isInstanceOf(SQLException.class);
            Catalog built = catalog(major, table + "create unique index t_a_key on t (a)");

            assertThat(new Comparison(built, built, CatalogReader.read(connection, "public")).findings())
                    .extracting(ExpectedFinding::text)
                    .containsExactly("drift index t.t_a_key valid");
        }
    }

    @ParameterizedTest(name = "PostgreSQL {0}")
    @MethodSource(EACH_VERSION)
    void namesThatMustBeQuotedAreRead(int major) throws SQLException {
        String odd = """
                create table "Order Items" ("No. ""1" int primary key, "user" text collate "C",
                    constraint " ON " check ("user" <> ''));
                create index " ON ""x" on "Order Items" ("user");
                create function "Say it"("What" text) returns text language sql as 'select $1';
                create view "All" as select "user" from "Order Items"
                """;

        assertThat(differences(major, odd, odd)).isEmpty();
        assertThat(differences(major, odd, odd.replace("(\"user\");", "(\"No. \"\"1\");")))
                .containsExactly("drift index Order Items. ON \"x definition");
    }
}
