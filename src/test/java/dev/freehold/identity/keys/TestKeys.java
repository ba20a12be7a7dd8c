package dev.freehold.identity.keys;

import dev.freehold.support.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Vetoed;
import java.net.SocketException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Keys and their settings as tests need them. */
public final class TestKeys {
    private TestKeys() {}

    record Config(Optional<String> privateKey, Duration keyRotation, String issuer, String audience, Duration lifetime)
            implements JwtConfig {
        static final Config DEFAULT =
                new Config(Optional.empty(), Duration.ofDays(90), "freehold", "freehold", Duration.ofMinutes(15));

        static Config withKey(String pem) {
            return new Config(
                    Optional.of(pem), DEFAULT.keyRotation, DEFAULT.issuer, DEFAULT.audience, DEFAULT.lifetime);
        }
    }

    /** The keys of a replica whose operator gave it one. */
    public static SigningKeys configured() {
        return new SigningKeys(Config.withKey(pem(pair("RSA", 2048).getPrivate())), null, Vertx.vertx());
    }

    /** Counts how often the database is read, and takes it away if told to. */
    @Vetoed
    static final class CountingService extends SigningKeyService {
        final AtomicInteger reads = new AtomicInteger();
        volatile boolean away;
        private final SigningKeyService real;

        CountingService(SigningKeyService real) {
            super(null);
            this.real = real;
        }

        @Override
        Uni<List<StoredKey>> all() {
            reads.incrementAndGet();
            return away ? Uni.createFrom().failure(new SocketException("Connection reset")) : real.all();
        }

        @Override
        Uni<Void> addFirst(KeyPair pair, Instant now) {
            return real.addFirst(pair, now);
        }
    }

    /** Leaves one new key, which the service uses from then on. */
    public static void startAnew(SigningKeys service) {
        Database.execute("delete from signing_keys");
        service.refresh().await().indefinitely();
    }

    /** Lets time pass for all keys. */
    static void age(Duration duration) {
        String interval = duration.toSeconds() + " seconds";
        Database.execute(
                "update signing_keys set created_at = created_at - ?::interval, signs_from = signs_from - ?::interval,"
                        + " expires_at = expires_at - ?::interval",
                interval,
                interval,
                interval);
    }

    static KeyPair pair(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String pem(Key key) {
        return pem(key.getFormat().equals("PKCS#8") ? "PRIVATE KEY" : "PUBLIC KEY", key.getEncoded());
    }

    static String pem(String label, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }
}
