package dev.freehold.schema.backup.content;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a backup holds.
 *
 * @param format of the file
 * @param takenAt when the snapshot was taken, to the millisecond, by the clock of the database
 * @param planHash the plan that it was taken for; empty for one that was taken for its own sake
 * @param database that it is of
 * @param serverVersion of that PostgreSQL, such as {@code 180001}
 * @param schema the governed one
 * @param schemaVersion the last migration, such as {@code 011}; {@code none} if there is none
 * @param lsn the position in the write-ahead log just after the snapshot; empty where the role may not know it
 * @param parts the schemas, the governed one first
 * @param tables all tables, in the order of the parts
 * @param sequences all sequences, those of identity columns included; read before the rows of a dump, so that those in the dump
 *     may stand higher
 * @param extensions of the database with their schemas, which have to be there before it is restored
 * @param dump the file beside which this manifest lies; empty for an archive, which has its manifest inside
 */
public record Manifest(
        BackupFormat format,
        Instant takenAt,
        Optional<String> planHash,
        DatabaseIdentity database,
        int serverVersion,
        String schema,
        String schemaVersion,
        Optional<String> lsn,
        List<SchemaPart> parts,
        List<TableContent> tables,
        List<SequenceValue> sequences,
        List<String> extensions,
        Optional<FileContent> dump) {
    public Manifest {
        parts = List.copyOf(parts);
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
        extensions = List.copyOf(extensions);
    }

    /**
     * A file.
     *
     * @param size in bytes
     * @param sha256 of all of it, in hexadecimal
     */
    public record FileContent(long size, String sha256) {}

    /** How many rows there are in all tables. */
    public long rows() {
        return tables.stream().mapToLong(TableContent::rows).sum();
    }

    public Manifest withDump(FileContent file) {
        return new Manifest(
                format,
                takenAt,
                planHash,
                database,
                serverVersion,
                schema,
                schemaVersion,
                lsn,
                parts,
                tables,
                sequences,
                extensions,
                Optional.of(file));
    }
}
