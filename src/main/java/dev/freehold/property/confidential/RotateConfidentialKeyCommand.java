package dev.freehold.property.confidential;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.VertxContextSupport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Encrypts under the present key what is under older ones. Runs inside the started application, with the schema migrated.
 *
 * <p>Exit codes: 0 done, 1 failed or some rows left as they were because nobody can read them, 2 used wrong.
 */
@Command(
        name = "rotate-confidential-key",
        mixinStandardHelpOptions = true,
        description =
                "Encrypts confidential data under CONFIDENTIAL_KEY that is under an older key, while the service may be"
                        + " running.",
        footer = {
            "",
            "Before: every replica has the new key in CONFIDENTIAL_KEY and the old one in CONFIDENTIAL_OLD_KEYS. Afterwards,"
                    + " if the exit code is 0, the old one is not needed any more, but for backups. It can be run again at"
                    + " any time. Exit codes: 0 done, 1 failed or not all could be read, 2 used wrong."
        })
public final class RotateConfidentialKeyCommand implements Callable<Integer> {
    private static final Logger LOG = Logger.getLogger(RotateConfidentialKeyCommand.class);
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final int NAMED_AT_MOST = 5;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ConfidentialRotationService rotation =
                Arc.container().instance(ConfidentialRotationService.class).get();
        int rows = 0;
        Map<String, List<UUID>> unreadable = new TreeMap<>();
        try {
            for (UUID last = BEFORE_ALL; last != null; ) {
                UUID after = last;
                Resealed batch = VertxContextSupport.subscribeAndAwait(() -> rotation.next(after));
                rows += batch.rows();
                batch.unreadable().forEach((reason, listings) -> unreadable
                        .computeIfAbsent(reason, first -> new ArrayList<>())
                        .addAll(listings));
                last = batch.last();
            }
        } catch (Throwable failure) {
            LOG.debug("Rotating failed", failure);
            complain("failed after " + rows + " rows, which are under the present key: " + failure.getMessage());
            return ExitCode.SOFTWARE;
        }
        spec.commandLine().getOut().println("Encrypted " + rows + " rows under the present key.");
        spec.commandLine().getOut().flush();
        unreadable.forEach(this::complain);
        return unreadable.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void complain(String reason, List<UUID> listings) {
        String named =
                listings.stream().limit(NAMED_AT_MOST).map(UUID::toString).collect(Collectors.joining(", "));
        String more = listings.size() > NAMED_AT_MOST ? ", ..." : "";
        complain(listings.size() + " rows were left as they are (listings " + named + more + "): " + reason);
    }

    private void complain(String message) {
        spec.commandLine().getErr().println("freehold rotate-confidential-key: " + message);
        spec.commandLine().getErr().flush();
    }
}
