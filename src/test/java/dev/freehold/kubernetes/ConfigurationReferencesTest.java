package dev.freehold.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is set is read by somebody, and what is referred to is there. */
class ConfigurationReferencesTest {
    private static final Pattern VARIABLE = Pattern.compile("(?m)^#?([A-Z_]+)=");

    /** What Java itself reads. */
    private static final String JAVA = "JAVA_TOOL_OPTIONS";

    /** What docs/operations.md has the operator make: keys by Secret. */
    private static final Map<String, Set<String>> MADE_BY_HAND =
            Map.of("freehold", Set.of("DATABASE_URL", "CONFIDENTIAL_KEY"), "freehold-database-ca", Set.of("ca.crt"));

    static Stream<String> overlays() {
        return Manifests.overlays();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyVariableIsOneThatTheServiceReads(String overlay) throws IOException {
        Set<String> known = VARIABLE.matcher(Files.readString(Path.of(".env.example")))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        known.add(JAVA);
        Manifests manifests = Manifests.rendered(overlay);
        assertThat(manifests.ofKind("ConfigMap").flatMap(map -> map.get("data").propertyStream()))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.getKey()).isIn(known));
        assertThat(ours(manifests).flatMap(container -> Manifests.stream(container.path("env"))))
                .isNotEmpty()
                .allSatisfy(
                        variable -> assertThat(variable.get("name").asText()).isIn(known));
    }

    private static Stream<JsonNode> ours(Manifests manifests) {
        return manifests
                .workloads()
                .filter(workload -> !workload.path("kind").asText().equals("StatefulSet"))
                .flatMap(Manifests::containers);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everySecretIsThereOrMadeByTheOperatorOrOptional(String overlay) {
        Manifests manifests = Manifests.rendered(overlay);
        Stream<JsonNode> references = manifests
                .workloads()
                .flatMap(Manifests::containers)
                .flatMap(container -> Manifests.stream(container.path("env")))
                .map(variable -> variable.at("/valueFrom/secretKeyRef"))
                .filter(reference -> !reference.isMissingNode());
        assertThat(references).isNotEmpty().allSatisfy(reference -> assertThat(
                        reference.path("optional").asBoolean()
                                || keys(manifests, reference.get("name").asText())
                                        .contains(reference.get("key").asText()))
                .as(reference.toString())
                .isTrue());
    }

    private static Set<String> keys(Manifests manifests, String secret) {
        return manifests
                .ofKind("Secret")
                .filter(object -> Manifests.name(object).equals(secret))
                .findFirst()
                .map(object -> object.get("data")
                        .propertyStream()
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()))
                .orElseGet(() -> MADE_BY_HAND.getOrDefault(secret, Set.of()));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyConfigMapIsThereAndItsNameChangesWithIt(String overlay) {
        Manifests manifests = Manifests.rendered(overlay);
        Set<String> maps = manifests.ofKind("ConfigMap").map(Manifests::name).collect(Collectors.toSet());
        assertThat(ours(manifests).flatMap(container -> Manifests.stream(container.path("envFrom"))))
                .isNotEmpty()
                .allSatisfy(source -> assertThat(source.at("/configMapRef/name").asText())
                        .isIn(maps)
                        .matches("freehold-[a-z0-9]{10}"));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyVolumeThatIsMountedIsThere(String overlay) {
        assertThat(Manifests.rendered(overlay).workloads()).allSatisfy(workload -> {
            Stream<String> volumes = Stream.concat(
                            Manifests.stream(Manifests.template(workload).at("/spec/volumes"))
                                    .map(volume -> volume.get("name")),
                            Manifests.stream(workload.at("/spec/volumeClaimTemplates"))
                                    .map(claim -> claim.at("/metadata/name")))
                    .map(JsonNode::asText);
            Stream<String> mounts = Manifests.containers(workload)
                    .flatMap(container -> Manifests.stream(container.path("volumeMounts")))
                    .map(mount -> mount.get("name").asText());
            assertThat(volumes.toList()).containsExactlyInAnyOrderElementsOf(mounts.toList());
        });
    }

    /** Whatever leads to the database and to its schema leads these there as well. */
    @ParameterizedTest
    @MethodSource("overlays")
    void jobsHaveTheSettingsAndTheAddressesOfTheReplicas(String overlay) {
        Manifests manifests = Manifests.rendered(overlay);
        JsonNode replica = Manifests.containers(manifests.one("Deployment", "freehold"))
                .findFirst()
                .orElseThrow();
        assertThat(manifests.jobs().flatMap(Manifests::containers)).isNotEmpty().allSatisfy(job -> {
            assertThat(job.get("envFrom")).isEqualTo(replica.get("envFrom"));
            assertThat(List.of("DATABASE_URL", "DATABASE_DIRECT_URL"))
                    .allSatisfy(address ->
                            assertThat(variable(job, address)).isPresent().isEqualTo(variable(replica, address)));
            assertThat(variable(job, "PG_SSL_ROOT_CERT")).isEqualTo(variable(replica, "PG_SSL_ROOT_CERT"));
        });
    }

    @Test
    void backupsAreWrittenToTheirVolume() {
        JsonNode backup = Manifests.rendered("production-with-components").one("CronJob", "freehold-backup");
        JsonNode container = Manifests.containers(backup).findFirst().orElseThrow();
        JsonNode claim = Manifests.stream(Manifests.template(backup).at("/spec/volumes"))
                .filter(volume -> volume.has("persistentVolumeClaim"))
                .findFirst()
                .orElseThrow();
        String directory = variable(container, "SCHEMA_BACKUP_DIR")
                .orElseThrow()
                .get("value")
                .asText();
        assertThat(Manifests.stream(container.get("volumeMounts"))).anySatisfy(mount -> {
            assertThat(mount.get("name")).isEqualTo(claim.get("name"));
            assertThat(mount.get("mountPath").asText()).isEqualTo(directory);
        });
        assertThat(Manifests.rendered("production-with-components").ofKind("PersistentVolumeClaim"))
                .extracting(Manifests::name)
                .containsExactly(claim.at("/persistentVolumeClaim/claimName").asText());
    }

    private static Optional<JsonNode> variable(JsonNode container, String name) {
        return Manifests.stream(container.path("env"))
                .filter(variable -> variable.get("name").asText().equals(name))
                .findFirst();
    }

    @Test
    void replicasMigrateNothing() {
        assertThat(Manifests.overlays()).allSatisfy(overlay -> assertThat(setting(overlay, "ENABLE_AUTO_MIGRATION"))
                .isEqualTo("false"));
    }

    /** 97 is what PostgreSQL leaves of max_connections = 100 to roles that are no superusers. */
    @ParameterizedTest
    @MethodSource("overlays")
    void allReplicasTogetherStayBelowWhatPostgresqlGives(String overlay) {
        int pool = Integer.parseInt(setting(overlay, "DB_POOL_SIZE"));
        int replicas = Manifests.rendered(overlay)
                .ofKind("HorizontalPodAutoscaler")
                .mapToInt(autoscaler -> autoscaler.at("/spec/maxReplicas").asInt())
                .max()
                .orElse(1);
        int listening = 1;
        int probing = 1;
        int governor = 1;
        int migration = 4;
        // Never at work together with a migration: both hold the governor's lock.
        int backupThatWaits = 2;
        assertThat((replicas + 1) * (pool + listening + probing + governor) + migration + backupThatWaits)
                .isLessThanOrEqualTo(97);
    }

    /** What is larger than its volume is no answer of 507 there, but the end of the replica. */
    @ParameterizedTest
    @MethodSource("overlays")
    void asManyUploadsAsMayBeUnderWayFitIntoTheirVolume(String overlay) throws IOException {
        String limit = Manifests.rendered(overlay)
                .one("Deployment", "freehold")
                .at("/spec/template/spec/volumes/0/emptyDir/sizeLimit")
                .asText();
        assertThat(limit).matches("[0-9]+Gi");
        assertThat(unlessSet("HTTP_MAX_IMPORTS") * unlessSet("HTTP_MAX_UPLOAD"))
                .isLessThan(Long.parseLong(limit.replace("Gi", "")) << 30);
    }

    private static long unlessSet(String name) throws IOException {
        Matcher line =
                Pattern.compile("(?m)^#" + name + "=([0-9]+)$").matcher(Files.readString(Path.of(".env.example")));
        assertThat(line.find()).as(name).isTrue();
        return Long.parseLong(line.group(1));
    }

    private static String setting(String overlay, String name) {
        return Manifests.rendered(overlay)
                .ofKind("ConfigMap")
                .map(map -> map.at("/data").path(name).asText())
                .findFirst()
                .orElseThrow();
    }
}
