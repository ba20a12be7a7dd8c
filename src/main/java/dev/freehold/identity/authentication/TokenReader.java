package dev.freehold.identity.authentication;

import dev.freehold.identity.keys.AccessToken;
import dev.freehold.identity.keys.AccessTokens;
import dev.freehold.identity.tokens.PersonalAccessToken;
import dev.freehold.shared.http.ClientAddress;
import dev.freehold.shared.http.RequestId;
import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** Tells what a token stands for: one of our access tokens, a personal access token, or one of an outside issuer. */
@ApplicationScoped
class TokenReader {
    /** The use of a personal access token is on record at most so often. */
    private static final Duration USE = Duration.ofMinutes(1);

    private final AccessTokens accessTokens;
    private final OutsideTokens outsideTokens;
    private final AccountLookup accounts;
    private final TokenUseService uses;

    TokenReader(AccessTokens accessTokens, OutsideTokens outsideTokens, AccountLookup accounts, TokenUseService uses) {
        this.accessTokens = accessTokens;
        this.outsideTokens = outsideTokens;
        this.accounts = accounts;
        this.uses = uses;
    }

    /**
     * Reads a token.
     *
     * @param now {@link System#nanoTime()}
     * @return fails with 401 if it is not accepted
     */
    Uni<Admission> read(String token, long now, RoutingContext request) {
        if (token.startsWith(PersonalAccessToken.PREFIX)) {
            return personal(token, now, request);
        }
        return outsideTokens.areMeant(token)
                ? outsideTokens.read(token, now, request)
                : accessTokens.verify(token).chain(verified -> session(verified, now));
    }

    private Uni<Admission> session(AccessToken token, long now) {
        return accounts.inSession(token.user(), token.session())
                .onItem()
                .ifNull()
                .failWith(() -> refused("Its session has ended."))
                .map(account -> Admission.of(account, token.expiresAt(), now));
    }

    private Uni<Admission> personal(String token, long now, RoutingContext request) {
        if (!PersonalAccessToken.isWellFormed(token)) {
            return Uni.createFrom().failure(refused("The personal access token is mistyped."));
        }
        return accounts.ofToken(PersonalAccessToken.hash(token))
                .onItem()
                .ifNull()
                .failWith(() -> refused("The personal access token is revoked, expired or unknown."))
                .call(found -> isOnRecord(found)
                        ? Uni.createFrom().voidItem()
                        : uses.record(
                                found.token(), found.account().id(), RequestId.of(request), ClientAddress.of(request)))
                .map(found -> Admission.of(found.account(), found.expiresAt(), now));
    }

    private static boolean isOnRecord(AccountLookup.TokenOwner found) {
        return found.lastUsedAt() != null
                && found.lastUsedAt().isAfter(Instant.now().minus(USE));
    }

    static ProblemException refused(String why) {
        return new ProblemException(ProblemCode.UNAUTHENTICATED, "The token is not accepted. " + why);
    }
}
