package dev.freehold.platform.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.shared.http.MediaTypes;
import dev.freehold.shared.transfer.ImportOptions;
import dev.freehold.shared.transfer.Upload;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.TestSignIn;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class ImportCommandTest {
    private static final String GOOD = "name\nHouse\nBarn\n";
    private static final UUID ANN = UUID.fromString("01890000-0000-7000-8000-00000000a001");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @BeforeEach
    @AfterEach
    void clear() {
        Database.clear();
    }

    @Test
    void importsInTheNameOfTheOnlyUser() throws IOException {
        assertThat(run("projects", file("a.csv", GOOD))).isZero();

        assertThat(out.toString()).matches("2 created, 0 updated, 0 rejected \\(\\d+\\.\\d s\\)\\.\\R");
        assertThat(err.toString()).isEmpty();
        assertThat(Database.column("select name from projects order by name")).containsExactly("Barn", "House");
        assertThat(Database.column("select distinct actor_id || ' ' || request_id from audit_logs"))
                .containsExactly(TestSignIn.DEVELOPER + " import");
    }

    @Test
    void importsInTheNameOfTheUserWhoIsNamed() throws IOException {
        addUser("ann", true);

        assertThat(run("projects", file("a.csv", GOOD), "--as", "Ann")).isZero();
        assertThat(Database.column("select distinct actor_id from audit_logs where entity = 'projects'"))
                .containsExactly(ANN.toString());
    }

    @Test
    void mapsFillsAndMeetsWhatIsThere() throws IOException {
        run("projects", file("p.csv", "name\nHouse\n"));
        String project = Database.column("select id from projects").get(0);
        String[] arguments = {
            "tasks",
            file("tasks.txt", "{\"Summary\": \"Roof\", \"key\": \"1\"}\n{\"Summary\": \"Door\", \"key\": \"2\"}\n"),
            "--format=ndjson",
            "--columns=Summary:title,key:external_id",
            "--default=external_source:elsewhere",
            "--default=project_id:" + project
        };

        assertThat(run(arguments)).isZero();
        assertThat(run(arguments)).isZero();

        assertThat(out.toString()).contains("2 created, 0 updated, 0 rejected", "0 created, 2 updated, 0 rejected");
        assertThat(Database.column("select title from tasks order by title")).containsExactly("Door", "Roof");
    }

    @Test
    void aDryRunStoresNothing() throws IOException {
        assertThat(run("projects", file("a.csv", GOOD), "--dry-run")).isZero();

        assertThat(out.toString()).startsWith("Nothing was stored; it would be: 2 created, 0 updated, 0 rejected");
        assertThat(Database.number("select count(*) from projects")).isZero();
    }

    @Test
    void aBadRowRejectsAllWithExitCode1() throws IOException {
        assertThat(run("projects", file("a.csv", "name,status\nHouse,active\nBarn,burnt\n")))
                .isEqualTo(1);

        assertThat(err.toString().lines())
                .containsExactly(
                        "line 3: /status: must be one of planning, active, on_hold, completed, cancelled",
                        "freehold import: 1 row is bad, the first on line 3; nothing was stored.");
        assertThat(out.toString()).isEmpty();
        assertThat(Database.number("select count(*) from projects")).isZero();
    }

    @Test
    void aPartialImportNamesWhatItLeftOutAndIsDone() throws IOException {
        assertThat(run("users", file("a.csv", "username,email\nann,a@b.c\nANN,d@e.f\n"), "--mode=partial"))
                .isZero();

        assertThat(err.toString().lines()).containsExactly("line 3: /username: is taken by another object");
        assertThat(out.toString()).startsWith("1 created, 0 updated, 1 rejected");
    }

    @Test
    void aPartialImportOfNothingButBadRowsHasExitCode1() throws IOException {
        assertThat(run("projects", file("a.csv", "name,status\nBarn,burnt\n"), "--mode=partial"))
                .isEqualTo(1);
        assertThat(out.toString()).startsWith("0 created, 0 updated, 1 rejected");
    }

    @Test
    void showsTheFirst20ErrorsAndCountsTheRest() throws IOException {
        String rows = IntStream.rangeClosed(1, 1_300)
                .mapToObj(i -> "P" + i + ",burnt\n")
                .collect(Collectors.joining());

        assertThat(run("projects", file("a.csv", "name,status\n" + rows))).isEqualTo(1);

        assertThat(err.toString().lines()).hasSize(22);
        assertThat(err.toString()).contains("line 21: ", "... and 1,280 more").doesNotContain("line 22: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "houses a.csv | nothing can be imported into houses; there are channels, projects, properties, tasks, users",
                "projects missing.csv | there is no file missing.csv that can be read",
                "projects . | there is no file",
                "projects a.txt | say --format csv or --format ndjson",
                "projects a.csv --format=xml | --format must be csv or ndjson",
                "projects a.csv --mode=most | --mode: must be one of atomic, partial",
                "projects a.csv --columns=name | --columns: must be pairs such as their_name:our_field",
                "projects a.csv --columns=a:b | --columns: there is no field \"b\"; allowed are name",
                "projects a.csv --default=b:1 | --default: there is no field \"b\"; allowed are name",
                "projects b.csv | --columns: the file has columns that are unknown: nom",
                "projects a.csv --as=nobody | there is no user nobody",
                "projects a.csv --as=gone | the user gone is not active",
                "projects | Missing required parameter: 'FILE'",
                "projects a.csv --nope | Unknown option: '--nope'",
            })
    void explainsAWrongUseWithExitCode2(String arguments, String reason) throws IOException {
        addUser("gone", false);
        file("a.csv", GOOD);
        file("a.txt", GOOD);
        file("b.csv", "nom\nMaison\n");

        assertThat(runIn(arguments.split(" ", -1))).isEqualTo(2);

        assertThat(err.toString().replace(directory + "/", "")).contains(reason);
        assertThat(Database.number("select count(*) from projects")).isZero();
    }

    @Test
    void asksWhoTheAuthorIsIfThereAreSeveralUsers() throws IOException {
        addUser("ann", true);

        assertThat(run("projects", file("a.csv", GOOD))).isEqualTo(2);
        assertThat(err.toString()).contains("there are several users; say with --as");
    }

    @Test
    void saysHowFarItIsByRowsAndBytes() throws Throwable {
        Path file = Path.of(file("a.csv", "name\n" + "House\n".repeat(1_200)));
        List<Long> rows = new ArrayList<>();
        List<Long> bytes = new ArrayList<>();
        Upload upload = new Upload(file, MediaTypes.CSV, (rowsSoFar, bytesSoFar) -> {
            rows.add(rowsSoFar);
            bytes.add(bytesSoFar);
        });
        FileImport files = Arc.container().instance(FileImport.class).get();

        VertxContextSupport.subscribeAndAwait(() -> files.run("projects", null, upload, ImportOptions.parse(Map.of())));

        assertThat(rows).containsExactly(500L, 1_000L, 1_200L);
        assertThat(bytes).isSorted().endsWith(Files.size(file));
    }

    @Test
    void anEmptyFileHasExitCode1() throws IOException {
        assertThat(run("projects", file("a.csv", ""))).isEqualTo(1);
        assertThat(err.toString()).contains("The file is empty");
    }

    private static void addUser(String username, boolean isActive) {
        Database.execute(
                "insert into users (id, username, email, is_active) values (?, ?, ?, ?)",
                ANN,
                username,
                username + "@example.org",
                isActive);
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content).toString();
    }

    /** Runs with the second argument as a file of the test's directory. */
    private int runIn(String... arguments) {
        if (arguments.length > 1) {
            arguments[1] = arguments[1].equals(".")
                    ? directory.toString()
                    : directory.resolve(arguments[1]).toString();
        }
        return run(arguments);
    }

    private int run(String... arguments) {
        return new CommandLine(new ImportCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
