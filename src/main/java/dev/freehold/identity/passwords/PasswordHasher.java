package dev.freehold.identity.passwords;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import org.jboss.logging.Logger;

/**
 * Hashes passwords with Argon2id and compares them, off the event loop. The result comes on the Vert.x context of the caller,
 * but through another thread: call it outside of a database session. Fails with 503 {@code overloaded} if too many wait.
 */
@ApplicationScoped
public class PasswordHasher {
    private static final Logger LOG = Logger.getLogger(PasswordHasher.class);

    private final PasswordWorkers workers;
    private final Cost cost;
    private final SecureRandom random = new SecureRandom();
    private final PasswordHash nobodys;

    PasswordHasher(PasswordConfig config, PasswordWorkers workers) {
        this.workers = workers;
        this.cost = new Cost(config.memory(), config.iterations(), config.parallelism());
        this.nobodys = PasswordHash.ofNothing(cost, random);
    }

    /**
     * The hash of a password, of the configured cost and with a salt of its own.
     *
     * @return in the PHC string format, about 100 characters
     */
    public Uni<String> hash(String password) {
        return workers.run(() -> PasswordHash.of(password, cost, random).toString());
    }

    /**
     * Whether the password is the one that was hashed. The answer takes as long if there is no such hash, so that it does not
     * tell who has an account; one that cannot be read counts as none.
     *
     * @param hashOrNull in the PHC string format; null for somebody unknown or without a password
     */
    public Uni<Verdict> verify(String password, String hashOrNull) {
        return workers.run(() -> judge(password, toCompare(hashOrNull)));
    }

    private Verdict judge(String password, PasswordHash hash) {
        boolean matches = hash.matches(password) && hash != nobodys;
        return new Verdict(matches, matches && hash.cost().isBelow(cost));
    }

    PasswordHash toCompare(String hashOrNull) {
        if (hashOrNull == null) {
            return nobodys;
        }
        return PasswordHash.parse(hashOrNull).orElseGet(() -> {
            LOG.warn("Somebody's stored password hash is no Argon2id hash that can be read; he cannot sign in with it");
            return nobodys;
        });
    }

    /**
     * What came of a comparison.
     *
     * @param matches whether it is the password
     * @param outdated whether it is, and should be hashed anew because the configured cost has grown since
     */
    public record Verdict(boolean matches, boolean outdated) {}
}
