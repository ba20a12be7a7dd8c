package dev.freehold.identity.sessions;

import dev.freehold.identity.keys.AccessTokens;
import dev.freehold.identity.passwords.PasswordHasher;
import dev.freehold.identity.throttle.SignInThrottleService;
import dev.freehold.identity.users.Credentials;
import dev.freehold.identity.users.UserService;
import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/**
 * Lets people in. Opens no session of the database itself: a password is checked on another thread, between two of them.
 *
 * <p>Who fails learns nothing: an unknown name, a wrong password and a user who may not sign in get the same answer after the
 * same work.
 */
@ApplicationScoped
class SignInDesk {
    private static final String PURPOSE = "sign_in";

    private final SignInThrottleService throttle;
    private final UserService users;
    private final PasswordHasher passwords;
    private final SessionService sessions;
    private final SignInService records;
    private final AccessTokens accessTokens;
    private final SessionConfig config;

    SignInDesk(
            SignInThrottleService throttle,
            UserService users,
            PasswordHasher passwords,
            SessionService sessions,
            SignInService records,
            AccessTokens accessTokens,
            SessionConfig config) {
        this.throttle = throttle;
        this.users = users;
        this.passwords = passwords;
        this.sessions = sessions;
        this.records = records;
        this.accessTokens = accessTokens;
        this.config = config;
    }

    /** Begins a session; fails with 401 whatever is wrong, 429 if it was tried too often. */
    Uni<Tokens> signIn(SignIn input, Visit visit) {
        return throttle.admit(PURPOSE, input.username(), visit.address())
                .chain(attempt -> users.credentials(input.username())
                        .chain(known -> check(known, input.password(), visit))
                        .call(() -> throttle.succeeded(attempt)))
                .chain(known -> sessions.open(known.id(), known.hashedPassword(), visit))
                .map(session -> session.orElseThrow(SignInDesk::wrong))
                .chain(this::tokens);
    }

    /** Goes on with a session; fails with 401 if the refresh token does not count. */
    Uni<Tokens> refresh(String refreshToken, Visit visit) {
        return sessions.goOn(refreshToken, visit)
                .map(session -> session.orElseThrow(() -> new ProblemException(
                        ProblemCode.INVALID_CREDENTIALS, "The refresh token does not count any more: sign in again.")))
                .chain(this::tokens);
    }

    private Uni<Credentials> check(Credentials known, String password, Visit visit) {
        return passwords
                .verify(password, known == null ? null : known.hashedPassword())
                .chain(verdict -> {
                    if (known == null || !known.isActive() || !verdict.matches()) {
                        return records.recordFailure(known, visit)
                                .chain(() -> Uni.createFrom().failure(wrong()));
                    }
                    return verdict.outdated()
                            ? upgrade(known, password)
                            : Uni.createFrom().item(known);
                });
    }

    /** The parameters have risen since; only now is the password there to be hashed with them. */
    private Uni<Credentials> upgrade(Credentials known, String password) {
        return passwords.hash(password).chain(hash -> users.upgradePassword(known.id(), known.hashedPassword(), hash)
                .replaceWith(known.hashedAs(hash)));
    }

    private static ProblemException wrong() {
        return new ProblemException(ProblemCode.INVALID_CREDENTIALS, "The user name or the password is wrong.");
    }

    private Uni<Tokens> tokens(OpenSession session) {
        return accessTokens
                .issue(session.user(), session.family(), Instant.now())
                .map(accessToken -> new Tokens(
                        accessToken,
                        "Bearer",
                        accessTokens.lifetime().toSeconds(),
                        session.refreshToken(),
                        config.lifetime().toSeconds(),
                        session.family()));
    }
}
