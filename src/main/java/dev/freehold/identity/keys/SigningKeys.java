package dev.freehold.identity.keys;

import dev.freehold.shared.persistence.DatabaseFailures;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The keys that sign and verify access tokens, in the memory of a replica: those of {@code JWT_PRIVATE_KEY}, else those of
 * the database, which are made and replaced without anybody's doing.
 *
 * <p>Keys of the database are read when they are needed first, which may be long after the start; from then on every minute,
 * and when a token names one that is not known. While the database is away the known ones go on.
 */
@ApplicationScoped
public class SigningKeys {
    private static final Logger LOG = Logger.getLogger(SigningKeys.class);
    private static final int BITS = 2048;

    /** Anybody can send tokens that name unknown keys; that must not become load on the database. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final JwtConfig config;
    private final SigningKeyService stored;
    private final Vertx vertx;
    private final boolean configured;

    /** Reads again, once for all who ask within the time. */
    private final Uni<KeyRing> anotherLook;

    /** Null until needed. */
    private volatile KeyRing known;

    /** The reading under way, which all who need it share; null for none. */
    private Uni<KeyRing> reading;

    /** @throws ConfigurationException if {@code JWT_PRIVATE_KEY} is set to something that cannot be used */
    SigningKeys(JwtConfig config, SigningKeyService stored, Vertx vertx) {
        this.config = config;
        this.stored = stored;
        this.vertx = vertx;
        this.known = config.privateKey()
                .filter(setting -> !setting.isBlank())
                .map(SigningKeys::configured)
                .orElse(null);
        this.configured = known != null;
        this.anotherLook = Uni.createFrom().deferred(this::read).memoize().forFixedDuration(BETWEEN_LOOKS);
    }

    private static KeyRing configured(String setting) {
        try {
            return ConfiguredKeys.read(setting);
        } catch (ConfiguredKeyException unusable) {
            // Of this one the framework prints the message alone.
            throw new ConfigurationException("freehold: " + unusable.getMessage());
        }
    }

    /** It is enough that this bean is made: a key that cannot be used must not wait for the first who signs in. */
    void onStart(@Observes StartupEvent event) {}

    /** Whether the keys are those of {@code JWT_PRIVATE_KEY}, so that it is the operator who replaces them. */
    public boolean areConfigured() {
        return configured;
    }

    /** The key that signs now. Fails with 503 if none is known and the database is away. */
    Uni<SigningKey> signing(Instant now) {
        return ring(ring -> ring.signing(now).isPresent())
                .map(ring -> ring.signing(now).orElseThrow());
    }

    /** The key of that id, if its signatures count. Fails with 503 if it is not known and the database is away. */
    Uni<Optional<RSAPublicKey>> verifying(String id, Instant now) {
        return ring(ring -> true)
                .chain(ring -> configured || ring.find(id).isPresent()
                        ? Uni.createFrom().item(ring)
                        // The look may be an older one than that of the minute.
                        : OwnContext.bringBack(anotherLook).map(looked -> known))
                .map(ring -> ring.find(id).filter(key -> key.counts(now)).map(SigningKey::publicKey));
    }

    /** The keys whose signatures count now or will soon. Fails with 503 if none is known and the database is away. */
    Uni<List<SigningKey>> counting(Instant now) {
        return ring(ring -> ring.signing(now).isPresent()).map(ring -> ring.counting(now));
    }

    private Uni<KeyRing> ring(Predicate<KeyRing> suffices) {
        return Uni.createFrom().deferred(() -> {
            KeyRing ring = known;
            return configured || (ring != null && suffices.test(ring))
                    ? Uni.createFrom().item(ring)
                    : OwnContext.bringBack(read());
        });
    }

    /** Reads the keys of the database, and makes the first one if there is none. */
    private synchronized Uni<KeyRing> read() {
        if (reading == null) {
            reading = apart(this::stored)
                    .onItemOrFailure()
                    .invoke((ring, failure) -> finish(ring))
                    .memoize()
                    .indefinitely();
        }
        return reading;
    }

    private synchronized void finish(KeyRing ring) {
        if (ring != null) {
            known = ring;
        }
        reading = null;
    }

    private Uni<KeyRing> stored() {
        Instant now = now();
        return readAll()
                .chain(ring -> ring.signing(now).isPresent()
                        ? Uni.createFrom().item(ring)
                        : newPair().chain(pair -> stored.addFirst(pair, now)).chain(() -> readAll()));
    }

    private Uni<KeyRing> readAll() {
        return stored.all()
                .chain(keys -> VertxContextSupport.executeBlocking(
                        () -> new KeyRing(keys.stream().map(StoredKey::read).toList())));
    }

    /** Keeps the keys of this replica those of the database. Reads nothing before the first need. */
    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        return configured || known == null ? Uni.createFrom().voidItem() : quietly(read(), "read");
    }

    /** Lets another key take over from one that has grown old, and deletes what has long expired. */
    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> maintain() {
        Instant now = now();
        return configured
                ? Uni.createFrom().voidItem()
                : quietly(
                        apart(() -> replaceOld(now).chain(() -> stored.sweep(now)))
                                .chain(this::read),
                        "replaced");
    }

    private Uni<Void> replaceOld(Instant now) {
        Instant limit = now.minus(config.keyRotation());
        return stored.all()
                .chain(keys -> keys.isEmpty()
                                || keys.stream().anyMatch(key -> key.createdAt().isAfter(limit))
                        ? Uni.createFrom().voidItem()
                        : newPair().chain(pair -> stored.rotate(pair, now, config.lifetime(), limit)));
    }

    /** Jobs come again; an operator hears of a database that is away from readiness. */
    private static Uni<Void> quietly(Uni<?> job, String what) {
        return job.replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("The signing keys could not be %s: %s", what, failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    /**
     * Makes a new key now. With an overlap it signs in some minutes, when every replica has it, and older ones verify until
     * the tokens that they signed have expired.
     *
     * @param revoke without the overlap: the tokens that older keys signed count no more, on this replica at once and on the
     *     others within a minute
     * @return fails as the database does; not to be called if the keys {@link #areConfigured}
     */
    public Uni<Rotation> rotate(boolean revoke) {
        Instant now = now();
        Uni<Rotation> rotation = apart(() -> newPair()
                .chain(pair -> revoke ? stored.revoke(pair, now) : stored.rotate(pair, now, config.lifetime())));
        // Twice: a reading that is under way may have begun before.
        return OwnContext.bringBack(rotation.call(this::read).call(this::read));
    }

    private <T> Uni<T> apart(Supplier<Uni<T>> work) {
        return OwnContext.run(vertx, work).onFailure().transform(DatabaseFailures::translate);
    }

    /** It takes some tenths of a second, which no event loop has. */
    private static Uni<KeyPair> newPair() {
        return VertxContextSupport.executeBlocking(() -> {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        });
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
