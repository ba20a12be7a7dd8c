package dev.freehold.schema.backup.client;

import dev.freehold.schema.backup.content.BackupException;
import dev.freehold.schema.backup.content.BackupFormat;
import dev.freehold.schema.backup.content.BackupProgress;
import dev.freehold.schema.backup.content.BackupSource;
import dev.freehold.schema.backup.content.Checksum;
import dev.freehold.schema.backup.content.Manifest;
import dev.freehold.schema.backup.content.PrivateFile;
import dev.freehold.schema.backup.content.SequenceValue;
import dev.freehold.schema.backup.content.TableContent;
import dev.freehold.schema.catalog.Attribute;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.catalog.SchemaObject;
import dev.freehold.schema.database.GovernedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Backups by {@code pg_dump}, in its custom format. */
public final class Dump {
    private final PostgresClient client;

    public Dump(PostgresClient client) {
        this.client = client;
    }

    /**
     * Writes all of a database to a new file, and waits until it is on the disk. The rows are counted and summed up from the same
     * snapshot while the program runs.
     *
     * @param source of the same database
     */
    public Manifest write(
            GovernedDatabase database,
            BackupSource source,
            Path file,
            Optional<String> planHash,
            BackupProgress progress)
            throws SQLException, IOException {
        PrivateFile.create(file).close();
        List<SequenceValue> sequences = source.sequences();
        List<String> command = new ArrayList<>(List.of(
                client.pgDump().toString(),
                "--format=custom",
                "--no-password",
                "--lock-wait-timeout=60s",
                "--snapshot=" + source.export()));
        source.schemas().forEach(schema -> command.add("--schema=" + pattern(schema)));
        List<TableContent> contents;
        try (ClientProcess process = ClientProcess.writing(file, command, ClientEnvironment.of(database, "backup"))) {
            contents = source.contents(progress);
            process.await();
        }
        PrivateFile.force(file);
        return source.manifest(BackupFormat.DUMP, planHash, contents, sequences)
                .withDump(new Manifest.FileContent(Files.size(file), Checksum.ofFile(file)));
    }

    /** The program takes patterns, in which quotes make a name of whatever they hold. */
    private static String pattern(String schema) {
        return '"' + schema.replace("\"", "\"\"") + '"';
    }

    /**
     * Reads all of a dump: every byte against the manifest, and its own list of tables.
     *
     * @throws BackupException if something is not as it was written
     */
    public void verify(Path file, Manifest manifest) throws IOException {
        verifyFile(file, manifest);
        String list = ClientProcess.run(List.of(client.pgRestore().toString(), "--list", file.toString()), Map.of());
        Set<String> partitioned = manifest.parts().stream()
                .flatMap(part -> part.catalog().ofKind(Kind.TABLE).stream()
                        .filter(table ->
                                table.attribute(Attribute.PARTITION_KEY).isPresent())
                        .map(SchemaObject::name)
                        .map(name -> part.name() + "." + name))
                .collect(Collectors.toSet());
        manifest.tables().stream()
                .filter(table -> !partitioned.contains(table.fullName()))
                .filter(table -> !list.contains(" TABLE DATA " + table.schema() + " " + table.name() + " "))
                .findFirst()
                .ifPresent(table -> {
                    throw new BackupException("the dump does not list the rows of " + table.fullName());
                });
    }

    /** The part of it that needs no program. */
    public static void verifyFile(Path file, Manifest manifest) throws IOException {
        Manifest.FileContent expected = manifest.dump()
                .orElseThrow(() -> new BackupException("its manifest does not say what the dump was like"));
        if (Files.size(file) != expected.size()) {
            throw new BackupException(
                    "the dump has %d bytes, and its manifest says %d".formatted(Files.size(file), expected.size()));
        }
        if (!Checksum.ofFile(file).equals(expected.sha256())) {
            throw new BackupException("the dump is damaged: its checksum is not that of its manifest");
        }
    }

    /**
     * Restores a dump in one transaction, which is rolled back if this process is killed.
     *
     * @param existing schemas that are there already
     * @param skipped schemas that are not to be restored
     * @throws BackupException if anything fails; nothing was changed then
     */
    public void restore(Path file, GovernedDatabase database, Set<String> existing, Set<String> skipped)
            throws IOException {
        String program = client.pgRestore().toString();
        String entries = ClientProcess.run(List.of(program, "--list", file.toString()), Map.of());
        Path list = Files.createTempFile("freehold-restore-", ".list");
        try {
            Files.writeString(list, withoutSchemas(entries, existing));
            List<String> command = new ArrayList<>(
                    List.of(program, "--file=-", "--no-owner", "--no-privileges", "--use-list=" + list));
            skipped.forEach(schema -> command.add("--exclude-schema=" + schema));
            command.add(file.toString());
            run(command, ClientEnvironment.of(database, "restore"));
        } finally {
            Files.deleteIfExists(list);
        }
    }

    /** The program would commit by itself, when nobody governs any more. */
    private void run(List<String> scripting, Map<String, String> environment) throws IOException {
        try (ClientProcess script = ClientProcess.piped(scripting, Map.of());
                FedTransaction transaction = FedTransaction.begin(client.psql(), environment)) {
            script.input().close();
            transaction.feed(script.output());
            script.await();
            transaction.commit();
        }
    }

    /** The program would make schemas that are there, and fail. */
    private static String withoutSchemas(String entries, Set<String> existing) {
        String names = existing.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        Pattern made = Pattern.compile("^\\d+; \\d+ \\d+ (?:SCHEMA - |(?:COMMENT|ACL) - SCHEMA )(?:" + names + ") .*");
        return entries.lines()
                .filter(line -> existing.isEmpty() || !made.matcher(line).matches())
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
