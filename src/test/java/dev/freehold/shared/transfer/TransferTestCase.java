package dev.freehold.shared.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freehold.support.Wire;
import dev.freehold.support.Wire.Answer;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** Moves tasks in and out of a project that each test has for itself. */
abstract class TransferTestCase {
    @TestHTTPResource("/")
    URI base;

    Wire service;
    String project;

    @BeforeEach
    void startWithAnEmptyProject() {
        service = new Wire(base);
        project = service.newProject();
    }

    /** The address of an import into the project, with more parameters. */
    String importPath(String... parameters) {
        String more = parameters.length == 0 ? "" : "&" + String.join("&", parameters);
        return "/api/v1/tasks/import?default=project_id:" + project + more;
    }

    Answer importCsv(String csv, String... parameters) {
        return service.post(importPath(parameters), Wire.CSV, csv);
    }

    Answer importNdjson(String lines, String... parameters) {
        return service.post(importPath(parameters), Wire.NDJSON, lines);
    }

    /** The list of the project's tasks; the project's id makes external sources unique between tests. */
    String tasksPath() {
        return "/api/v1/tasks?project_id=" + project;
    }

    List<JsonNode> tasks() {
        return service.walk(tasksPath() + "&sort=title");
    }

    int stored() {
        return tasks().size();
    }

    List<String> titles() {
        return tasks().stream().map(task -> task.get("title").asText()).toList();
    }

    /** The score of an import. */
    static String score(Answer answer) {
        JsonNode report = answer.json();
        return answer.status() + ": " + report.get("created") + " created, " + report.get("updated") + " updated, "
                + report.get("rejected") + " rejected";
    }
}
