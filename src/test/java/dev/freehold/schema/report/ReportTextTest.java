package dev.freehold.schema.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTextTest {
    @Test
    void aReportIsGroupedByClassAndTable() {
        assertThat(ReportText.of(Reports.EVERYTHING, Reports.ATTRIBUTIONS, false))
                .isEqualTo("""
                Schema at version 011 on PostgreSQL 18, read 2026-03-01T10:15:30Z.

                drift: the database is not what the migrations build
                  (no table)
                    ~ error    function audit_row(): definition differs in the database
                      migrations  ...
                                   BEGIN
                                    first;
                                    second;
                                  ...
                      live        ...
                                   BEGIN
                                    second;
                                  ...
                      to do       Repair.
                  tasks
                    ~ error    column tasks.title: type differs in the database
                      model       character varying(255)
                      migrations  character varying(255)
                      live        text
                      changed by  alice@10.0.0.5 (psql) at 2026-02-28T08:00:00Z
                                  alter table tasks
                                    alter title type text
                      to do       Repair.
                    - warning  index tasks.tasks_due: missing in the database
                      migrations  CREATE INDEX ON tasks USING btree (due_at)
                      to do       Repair.

                hand_fixed: the database is what the entities say, and no migration builds it
                  tasks
                    + warning  column tasks.note: missing in the migrations
                      model       text
                      live        text
                      to do       Write the migration.

                unmanaged: only the database has it; never touched
                  legacy
                    ~ warning  table legacy: not what it was
                      live        - column amount, type integer
                                  + column amount, type bigint
                      to do       Accept it.
                    + info     table legacy: only in the database
                      live        (id, amount)
                      to do       Nothing.

                2 errors, 3 warnings, 1 for information (drift 3, hand_fixed 1, unmanaged 2).
                """);
    }

    @Test
    void aCleanReportIsOneLine() {
        assertThat(ReportText.of(Reports.of("011"), Attributions.NONE, false))
                .isEqualTo("The schema is as it should be: version 011 on PostgreSQL 18, nothing differs.\n");
    }

    @Test
    void aCleanReportOfAnOlderDatabaseNamesTheVersionOfTheBuild() {
        assertThat(ReportText.of(Reports.of("009"), Attributions.NONE, false))
                .isEqualTo(
                        "Nothing differs, and migrations are pending: version 009 on PostgreSQL 18 (this build has 011).\n");
    }

    @Test
    void aDatabaseThatWasNeverGovernedIsToBeAdopted() {
        assertThat(ReportText.of(Reports.of("none", Reports.UNMANAGED), Attributions.NONE, false))
                .contains("`schema adopt` takes over what is there.");
        assertThat(ReportText.of(Reports.of("009", Reports.UNMANAGED), Attributions.NONE, false))
                .doesNotContain("adopt");
    }

    @Test
    void whatOnlyInformsIsClean() {
        assertThat(ReportText.of(Reports.of("011", Reports.UNMANAGED), Attributions.NONE, false))
                .endsWith("\nClean: 0 errors, 0 warnings, 1 for information (unmanaged 1).\n");
    }

    @Test
    void aDatabaseOfANewerBuildIsNotCalledClean() {
        assertThat(ReportText.of(Reports.of("012"), Attributions.NONE, false))
                .isEqualTo("Not compared: the database is at version 012 on PostgreSQL 18 (this build has 011),"
                        + " which this build does not know.\n");
    }

    @Test
    void whereChangesAreNotRecordedTheReportSaysWhy() {
        Attributions attributions = new Attributions(Map.of(), Optional.of("the role x may not"));

        assertThat(ReportText.of(Reports.EVERYTHING, attributions, false))
                .endsWith("\nWho changed it is not recorded: the role x may not.\n");
    }

    @Test
    void coloursAreThereOnlyIfAskedFor() {
        String coloured = ReportText.of(Reports.EVERYTHING, Reports.ATTRIBUTIONS, true);
        String plain = ReportText.of(Reports.EVERYTHING, Reports.ATTRIBUTIONS, false);

        assertThat(coloured)
                .contains("\u001b[31m~ error  \u001b[0m  column tasks.title")
                .contains("\u001b[33m- warning\u001b[0m  index tasks.tasks_due")
                .contains("\u001b[36m+ info   \u001b[0m  table legacy");
        assertThat(plain).doesNotContain("\u001b");
        assertThat(coloured.replaceAll("\u001b\\[\\d+m", "")).isEqualTo(plain);
    }

    @Test
    void namesCannotCommandTheTerminal() {
        String text = ReportText.of(Reports.of("011", Reports.named("a\u001b[2Jb\u202ec\nd")), Attributions.NONE, true);

        assertThat(text).contains("table a?[2Jb?c?d: only in the database").doesNotContain("\u001b[2J");
    }
}
