package dev.freehold.platform.transfer;

import dev.freehold.shared.http.MediaTypes;
import dev.freehold.shared.problem.InputError;
import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import dev.freehold.shared.transfer.ImportOptions;
import dev.freehold.shared.transfer.ImportReport;
import dev.freehold.shared.transfer.Upload;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.Application;
import io.quarkus.vertx.VertxContextSupport;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Imports a file into a collection, as its import endpoint does, and says how far it is. Runs inside the started application,
 * with the schema migrated.
 *
 * <p>Exit codes: 0 done, 1 failed or rejected and nothing changed, 2 used wrong and nothing changed.
 */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Imports a CSV or NDJSON file into a collection, such as tasks, in one transaction.",
        footer = {
            "",
            "CSV has commas, UTF-8 and a first line that names the columns. Rows with external_source and external_id change"
                    + " the object that came from there, if there is one.",
            "Exit codes: 0 done (with --mode partial also if some rows were rejected), 1 failed, or every row was rejected:"
                    + " nothing was stored, 2 used wrong: nothing was stored."
        })
public final class ImportCommand implements Callable<Integer> {
    private static final Logger LOG = Logger.getLogger(ImportCommand.class);
    private static final int SHOWN_ERRORS = 20;
    private static final Map<String, String> FORMATS =
            Map.of("csv", MediaTypes.CSV, "ndjson", MediaTypes.NDJSON, "jsonl", MediaTypes.NDJSON);

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "COLLECTION", description = "What the rows become: tasks, projects, ...")
    private String collection;

    @Parameters(index = "1", paramLabel = "FILE", description = "The file.")
    private Path file;

    @Option(
            names = "--columns",
            paramLabel = "THEIRS:OURS,...",
            description = "Their names to our fields; an empty field drops the column.")
    private String columns;

    @Option(
            names = "--default",
            paramLabel = "FIELD:VALUE",
            description = "A value for rows that lack the field; may be given several times.")
    private List<String> defaults;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "atomic",
            description = "atomic stores all rows or none; partial stores the good ones. Default: ${DEFAULT-VALUE}.")
    private String mode;

    @Option(names = "--dry-run", description = "Say what would happen, and store nothing.")
    private boolean dryRun;

    @Option(
            names = "--as",
            paramLabel = "USERNAME",
            description =
                    "Who the audit trail names as the author. Default: the only active user, if there is just one.")
    private String username;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "csv or ndjson. Default: what the file's name ends with.")
    private String format;

    @Override
    public Integer call() {
        FileImport files = Arc.container().instance(FileImport.class).get();
        if (!files.collections().contains(collection)) {
            return refuse("nothing can be imported into " + collection + "; there are "
                    + String.join(", ", files.collections()));
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            return refuse("there is no file " + file + " that can be read");
        }
        String mediaType = FORMATS.get(format == null ? extension() : format);
        if (mediaType == null) {
            return refuse(
                    format == null
                            ? "the name of " + file + " does not tell its format; say --format csv or --format ndjson"
                            : "--format must be csv or ndjson");
        }
        long start = System.nanoTime();
        try {
            ImportReport report = run(files, mediaType);
            return conclude(report, Duration.ofNanos(System.nanoTime() - start));
        } catch (UnknownAuthorException unknown) {
            return refuse(unknown.getMessage());
        } catch (ProblemException problem) {
            return refused(problem);
        } catch (Throwable failure) {
            LOG.debug("Importing failed", failure);
            // Ctrl-C takes the ground from under the work, which then fails in odd ways.
            boolean isStopped = !Application.currentApplication().isStarted();
            complain((isStopped ? "stopped" : "failed: " + failure.getMessage()) + "; nothing was stored");
            return ExitCode.SOFTWARE;
        }
    }

    private ImportReport run(FileImport files, String mediaType) throws Throwable {
        ImportOptions options = options();
        try (ProgressLine progress = new ProgressLine(err(), isTerminal(), Files.size(file), System::nanoTime)) {
            Upload upload = new Upload(file, mediaType, progress);
            return VertxContextSupport.subscribeAndAwait(() -> files.run(collection, username, upload, options));
        }
    }

    private ImportOptions options() {
        Map<String, List<String>> parameters = new HashMap<>();
        parameters.put("mode", List.of(mode));
        parameters.put("dry_run", List.of(String.valueOf(dryRun)));
        if (columns != null) {
            parameters.put("columns", List.of(columns));
        }
        if (defaults != null) {
            parameters.put("default", defaults);
        }
        return ImportOptions.parse(parameters);
    }

    private String extension() {
        String name = String.valueOf(file.getFileName());
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    // Java 17 answers null without a terminal; later ones answer a console anyway, and there TERM tells.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        return System.console() != null && System.getenv("TERM") != null;
    }

    private int conclude(ImportReport report, Duration duration) {
        printErrors(report.errors(), report.rejected());
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "%s%,d created, %,d updated, %,d rejected (%.1f s).%n",
                        report.dryRun() ? "Nothing was stored; it would be: " : "",
                        report.created(),
                        report.updated(),
                        report.rejected(),
                        duration.toMillis() / 1000.0);
        spec.commandLine().getOut().flush();
        boolean isInVain = report.rejected() > 0 && report.created() + report.updated() == 0;
        return isInVain ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    /** A wrong option is a wrong use; so is a file whose columns are not ours, which options can map. */
    private int refused(ProblemException problem) {
        if (problem.code() == ProblemCode.INVALID_PARAMETER) {
            problem.errors().forEach(error -> complain("--" + error.parameter() + ": " + error.detail()));
            return ExitCode.USAGE;
        }
        printErrors(problem.errors(), rejected(problem));
        complain(problem.getMessage());
        return ExitCode.SOFTWARE;
    }

    private static long rejected(ProblemException problem) {
        return problem.extensions().get("rejected") instanceof Number rejected ? rejected.longValue() : 0;
    }

    private void printErrors(List<InputError> errors, long rejectedRows) {
        errors.stream().limit(SHOWN_ERRORS).map(ImportCommand::line).forEach(err()::println);
        if (errors.size() > SHOWN_ERRORS) {
            // The report has a bound; the rows that were rejected are counted to the last.
            long more = Math.max(errors.size(), rejectedRows) - SHOWN_ERRORS;
            err().printf(Locale.ROOT, "... and %,d more%n", more);
        }
        err().flush();
    }

    private static String line(InputError error) {
        String field = error.pointer() == null || error.pointer().isEmpty() ? "" : error.pointer() + ": ";
        return (error.line() == null ? "" : "line " + error.line() + ": ") + field + error.detail();
    }

    private int refuse(String why) {
        complain(why);
        return ExitCode.USAGE;
    }

    private void complain(String message) {
        err().println("freehold import: " + message);
        err().flush();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
