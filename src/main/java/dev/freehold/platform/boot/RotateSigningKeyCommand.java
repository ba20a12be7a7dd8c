package dev.freehold.platform.boot;

import dev.freehold.identity.keys.Rotation;
import dev.freehold.identity.keys.SigningKeys;
import io.quarkus.arc.Arc;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Makes a new key that signs access tokens. Runs inside the started application, with the schema migrated.
 *
 * <p>Exit codes: 0 done, 1 failed and nothing changed, 2 refused (or used wrong) and nothing changed.
 */
@Command(
        name = "rotate-signing-key",
        mixinStandardHelpOptions = true,
        description = "Makes a new key that signs access tokens, while the service may be running.",
        footer = {
            "",
            "The new key signs in 10 minutes, when every replica has it; the older ones verify until the tokens that they"
                    + " signed have expired. Nobody notices. Refuses (exit code 2) if JWT_PRIVATE_KEY is set: then the"
                    + " keys are not in the database."
        })
final class RotateSigningKeyCommand implements Callable<Integer> {
    private static final Logger LOG = Logger.getLogger(RotateSigningKeyCommand.class);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--revoke",
            description =
                    "For a key that somebody may have got hold of: the new key signs at once, and no token that an"
                            + " older one signed counts any more. Replicas that run follow within a minute.")
    private boolean revoke;

    @Override
    public Integer call() {
        SigningKeys keys = Arc.container().instance(SigningKeys.class).get();
        if (keys.areConfigured()) {
            complain("JWT_PRIVATE_KEY is set, so that there is no key in the database to rotate; nothing was changed."
                    + " Put the new key before the old one in JWT_PRIVATE_KEY instead");
            return ExitCode.USAGE;
        }
        try {
            report(keys.rotate(revoke).await().indefinitely());
            return ExitCode.OK;
        } catch (RuntimeException failure) {
            LOG.debug("Rotating failed", failure);
            // Waiting wraps checked exceptions, such as that of a refused connection.
            boolean isWrapped = failure instanceof CompletionException && failure.getCause() != null;
            complain("failed: " + (isWrapped ? failure.getCause() : failure).getMessage());
            return ExitCode.SOFTWARE;
        }
    }

    private void report(Rotation rotation) {
        String consequence = revoke
                ? "it signs at once, and what older keys signed counts no more; replicas that run follow within a minute"
                : "it signs from " + rotation.signsFrom() + ", and older keys verify until "
                        + rotation.othersExpireAt();
        spec.commandLine().getOut().println("Made the key " + rotation.keyId() + ": " + consequence + ".");
        spec.commandLine().getOut().flush();
    }

    private void complain(String message) {
        spec.commandLine().getErr().println("freehold rotate-signing-key: " + message);
        spec.commandLine().getErr().flush();
    }
}
