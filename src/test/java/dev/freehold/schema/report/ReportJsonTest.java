package dev.freehold.schema.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportJsonTest {
    @Test
    void aReportHasTheShapeOfTheApi() {
        assertThat(ReportJson.of(Reports.of("011", Reports.TYPE, Reports.HAND_FIXED), Reports.ATTRIBUTIONS))
                .isEqualTo("""
                {
                  "at" : "2026-03-01T10:15:30Z",
                  "version" : "011",
                  "head" : "011",
                  "server_version" : 18,
                  "clean" : false,
                  "comparable" : true,
                  "counts" : {
                    "cosmetic" : 0,
                    "drift" : 1,
                    "hand_fixed" : 1,
                    "unmanaged" : 0,
                    "unmigrated_model" : 0
                  },
                  "findings" : [ {
                    "kind" : "column",
                    "name" : "tasks.title",
                    "aspect" : "type",
                    "class" : "drift",
                    "severity" : "error",
                    "differs" : [ "live" ],
                    "model" : "character varying(255)",
                    "migrations" : "character varying(255)",
                    "live" : "text",
                    "todo" : "Repair.",
                    "changed_by" : {
                      "who" : "alice@10.0.0.5 (psql)",
                      "at" : "2026-02-28T08:00:00Z",
                      "statement" : "alter table tasks\\n  alter title type text"
                    }
                  }, {
                    "kind" : "column",
                    "name" : "tasks.note",
                    "aspect" : "existence",
                    "class" : "hand_fixed",
                    "severity" : "warning",
                    "differs" : [ "migrations" ],
                    "model" : "text",
                    "migrations" : null,
                    "live" : "text",
                    "todo" : "Write the migration."
                  } ]
                }
                """);
    }

    @Test
    void whereChangesAreNotRecordedTheReportSaysWhy() {
        Attributions attributions = new Attributions(Map.of(), Optional.of("the role x may not"));

        assertThat(ReportJson.of(Reports.of("011"), attributions))
                .contains("\"clean\" : true")
                .contains("\"attribution_unavailable\" : \"the role x may not\"");
    }

    @Test
    void aDatabaseOfANewerBuildIsNotComparable() {
        assertThat(ReportJson.of(Reports.of("012"), Attributions.NONE)).contains("\"comparable\" : false");
    }
}
