package dev.freehold.identity.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.freehold.shared.problem.ProblemException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Remembers what tokens stand for, so that a request costs neither a signature check nor a statement.
 *
 * <p>Somebody who may not come in any more is refused within {@link #TRUST} wherever he tries: what is remembered counts only
 * as long as it is younger than that, or as {@link AccessChannel} has proved within that time that it hears of every change.
 * In the ordinary case he is refused at once, because the channel has told.
 */
@ApplicationScoped
public class Admissions {
    /** How long a thing is believed that nobody has confirmed. The promise to operators is five seconds. */
    static final Duration TRUST = Duration.ofSeconds(4);

    /** Even what the channel vouches for is looked up anew after a while: so the use of tokens leaves a trace. */
    static final Duration LONGEST = Duration.ofMinutes(1);

    private static final int MOST = 20_000;

    private final Cache<TokenDigest, Admission> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();
    private final TokenReader tokens;
    private final AccessChannel channel;

    Admissions(TokenReader tokens, AccessChannel channel) {
        this.tokens = tokens;
        this.channel = channel;
    }

    /** Who presents the token; fails with 401 if it is not accepted, 503 if nobody can tell now. */
    Uni<SecurityIdentity> identity(String token, RoutingContext request) {
        TokenDigest digest = TokenDigest.of(token);
        Admission admission = known.getIfPresent(digest);
        if (admission != null && isCurrent(admission)) {
            return admission.identity();
        }
        channel.open(this::forget);
        long before = System.nanoTime();
        long news = channel.news();
        return tokens.read(token, before, request)
                .onFailure()
                .invoke(() -> known.invalidate(digest))
                .invoke(read -> remember(digest, read, news))
                .chain(Admission::identity)
                .onFailure(ProblemException.class)
                .transform(Admissions::refused);
    }

    /** Whether the token has let somebody in within {@link #LONGEST}, and may be worth another look; asks nobody. */
    public boolean knows(String token) {
        return known.getIfPresent(TokenDigest.of(token)) != null;
    }

    /** What Quarkus calls a token that is not accepted. */
    private static Throwable refused(Throwable problem) {
        return ((ProblemException) problem).code().status() == 401
                ? new AuthenticationFailedException(problem)
                : problem;
    }

    /** Forgets everything about a user, because he has changed; about everybody for null. */
    public void forget(UUID user) {
        if (user == null) {
            known.invalidateAll();
        } else {
            known.asMap()
                    .values()
                    .removeIf(admission -> admission.account().id().equals(user));
        }
    }

    /** What was read while news came may be older than the news. First put, then asked: news that come in between find it. */
    private void remember(TokenDigest digest, Admission read, long news) {
        known.put(digest, read);
        if (channel.news() != news) {
            known.invalidate(digest);
        }
    }

    private boolean isCurrent(Admission admission) {
        long now = System.nanoTime();
        boolean believed =
                now - admission.knownSince() < TRUST.toNanos() || now - channel.confirmedAt() < TRUST.toNanos();
        return believed && Instant.now().isBefore(admission.expiresAt());
    }
}
