package dev.freehold.schema.backup.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freehold.schema.snapshot.SnapshotFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Manifests as JSON, with a checksum of their own as the last field, so that a change to one does not go unseen. */
public final class ManifestFormat {
    /** Of the manifests that this build writes, and the only one that it reads. */
    private static final int VERSION = 1;

    private static final String CHECKSUM = "manifest_sha256";
    private static final ObjectMapper JSON = new ObjectMapper();

    private ManifestFormat() {}

    public static byte[] write(Manifest manifest) {
        ObjectNode json = JSON.createObjectNode().put("version", VERSION);
        json.put("format", manifest.format().toString());
        json.put("taken_at", manifest.takenAt().toString());
        manifest.planHash().ifPresent(hash -> json.put("plan_hash", hash));
        json.put("database", manifest.database().name());
        json.put("database_oid", manifest.database().oid());
        manifest.database().systemIdentifier().ifPresent(identifier -> json.put("system_identifier", identifier));
        json.put("server_version", manifest.serverVersion());
        json.put("schema", manifest.schema());
        json.put("schema_version", manifest.schemaVersion());
        manifest.lsn().ifPresent(lsn -> json.put("lsn", lsn));
        manifest.dump()
                .ifPresent(
                        file -> json.putObject("dump").put("size", file.size()).put("sha256", file.sha256()));
        manifest.extensions().forEach(json.putArray("extensions")::add);
        ArrayNode tables = json.putArray("tables");
        manifest.tables().forEach(table -> write(table, tables.addObject()));
        ArrayNode sequences = json.putArray("sequences");
        manifest.sequences().forEach(sequence -> write(sequence, sequences.addObject()));
        ArrayNode parts = json.putArray("schemas");
        manifest.parts().forEach(part -> write(part, parts.addObject()));
        json.put(CHECKSUM, checksum(json));
        return json.toPrettyString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(TableContent table, ObjectNode json) {
        json.put("schema", table.schema()).put("name", table.name());
        json.put("rows", table.rows()).put("sha256", table.sha256());
        table.columns().forEach(json.putArray("columns")::add);
    }

    private static void write(SequenceValue sequence, ObjectNode json) {
        json.put("schema", sequence.schema()).put("owner", sequence.owner()).put("name", sequence.name());
        json.put("value", sequence.value()).put("called", sequence.called());
    }

    private static void write(SchemaPart part, ObjectNode json) {
        json.put("name", part.name());
        try {
            json.set("catalog", JSON.readTree(SnapshotFormat.write(part.catalog())));
            json.set("history", JSON.readTree(SnapshotFormat.write(part.history())));
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("a snapshot is no JSON", failure);
        }
        ArrayNode details = json.putArray("details");
        part.details().forEach(detail -> details.addObject()
                .put("before_data", detail.beforeData())
                .put("sql", detail.sql()));
    }

    /**
     * The manifest that was written so.
     *
     * @throws BackupException if it is none, is not as it was written, or comes from a newer build
     */
    public static Manifest read(byte[] text) {
        JsonNode json = parse(text);
        int version = json.path("version").asInt();
        if (version != VERSION) {
            throw new BackupException("its manifest has the format " + version + ", and this build reads " + VERSION);
        }
        if (!(json instanceof ObjectNode object)
                || !checksum(object).equals(json.path(CHECKSUM).asText())) {
            throw new BackupException("its manifest is not as it was written: the checksum is another");
        }
        return new Manifest(
                BackupFormat.of(json.path("format").asText()),
                Instant.parse(json.path("taken_at").asText()),
                text(json, "plan_hash"),
                new DatabaseIdentity(
                        json.path("database").asText(),
                        json.path("database_oid").asLong(),
                        text(json, "system_identifier")),
                json.path("server_version").asInt(),
                json.path("schema").asText(),
                json.path("schema_version").asText(),
                text(json, "lsn"),
                list(json.path("schemas"), ManifestFormat::part),
                list(json.path("tables"), ManifestFormat::table),
                list(json.path("sequences"), ManifestFormat::sequence),
                list(json.path("extensions"), JsonNode::asText),
                Optional.of(json.path("dump"))
                        .filter(JsonNode::isObject)
                        .map(file -> new Manifest.FileContent(
                                file.path("size").asLong(), file.path("sha256").asText())));
    }

    private static JsonNode parse(byte[] text) {
        try {
            return JSON.readTree(new String(text, StandardCharsets.UTF_8));
        } catch (JsonProcessingException failure) {
            throw new BackupException("its manifest is no JSON: " + failure.getOriginalMessage(), failure);
        }
    }

    private static Optional<String> text(JsonNode json, String field) {
        return Optional.ofNullable(json.path(field).textValue());
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> reader) {
        List<T> values = new ArrayList<>();
        array.forEach(element -> values.add(reader.apply(element)));
        return values;
    }

    private static TableContent table(JsonNode json) {
        return new TableContent(
                json.path("schema").asText(),
                json.path("name").asText(),
                list(json.path("columns"), JsonNode::asText),
                json.path("rows").asLong(),
                json.path("sha256").asText());
    }

    private static SequenceValue sequence(JsonNode json) {
        return new SequenceValue(
                json.path("schema").asText(),
                json.path("owner").asText(),
                json.path("name").asText(),
                json.path("value").asLong(),
                json.path("called").asBoolean());
    }

    private static SchemaPart part(JsonNode json) {
        return new SchemaPart(
                json.path("name").asText(),
                SnapshotFormat.read(json.path("catalog").toString()),
                SnapshotFormat.read(json.path("history").toString()),
                list(
                        json.path("details"),
                        detail -> new SchemaPart.Detail(
                                detail.path("before_data").asBoolean(),
                                detail.path("sql").asText())));
    }

    private static String checksum(ObjectNode json) {
        ObjectNode rest = json.deepCopy();
        rest.remove(CHECKSUM);
        return Checksum.hex(Checksum.sha256().digest(rest.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
