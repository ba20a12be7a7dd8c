package dev.freehold.identity.account;

import dev.freehold.audit.AuditEvent;
import dev.freehold.audit.AuditTrail;
import dev.freehold.identity.sessions.SessionService;
import dev.freehold.identity.users.UserService;
import dev.freehold.shared.persistence.Change;
import dev.freehold.shared.problem.ProblemException;
import dev.freehold.shared.value.OpaqueToken;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The transactions behind an account: each is whole or not at all, and on record. */
@ApplicationScoped
public class AccountService {
    private final RoleNameRepository roleNames;
    private final PasswordResetRepository resets;
    private final EmailVerificationRepository verifications;
    private final UserService users;
    private final SessionService sessions;
    private final AuditTrail trail;

    AccountService(
            RoleNameRepository roleNames,
            PasswordResetRepository resets,
            EmailVerificationRepository verifications,
            UserService users,
            SessionService sessions,
            AuditTrail trail) {
        this.roleNames = roleNames;
        this.resets = resets;
        this.verifications = verifications;
        this.users = users;
        this.sessions = sessions;
        this.trail = trail;
    }

    @WithSession(stateless = true)
    Uni<List<String>> roles(UUID user) {
        return roleNames.of(user);
    }

    /**
     * Sets a password and ends the user's sessions: whoever knew the old one is out. Mails that are on their way count no more
     * (migration 007).
     *
     * @param spared the session that goes on; null for none
     */
    @WithTransaction
    Uni<Void> setPassword(UUID user, String hash, UUID spared, Change change) {
        return users.setPassword(user, hash, change)
                .call(() -> sessions.endAll(user, spared, change.actorId(), change.requestId()))
                .chain(() -> trail.record(
                        new AuditEvent("password_changed", "users", user, change.actorId(), change.requestId(), null)));
    }

    /** Makes a token that sets a password; its text, which goes into a mail and nowhere else. */
    @WithTransaction
    Uni<String> promiseReset(UUID user, String requestId) {
        String token = OpaqueToken.random("");
        return resets.forget(user)
                .chain(() -> resets.persistAndFlush(PasswordResetToken.of(user, OpaqueToken.hash(token), now())))
                .call(() ->
                        trail.record(new AuditEvent("password_reset_requested", "users", user, null, requestId, null)))
                .replaceWith(token);
    }

    /** Whose password the token sets; fails with 400 if it does not count. */
    @WithSession
    Uni<UUID> ownerOfReset(String token) {
        return resets.live(OpaqueToken.hash(token), now())
                .onItem()
                .ifNull()
                .failWith(AccountService::unknownToken)
                .map(PasswordResetToken::userId);
    }

    @WithTransaction
    Uni<Void> reset(String token, UUID user, String hash, String requestId) {
        Instant now = now();
        return resets.use(OpaqueToken.hash(token), now)
                .invoke(AccountService::requireTaken)
                .chain(() -> setPassword(user, hash, null, new Change(user, requestId, now)));
    }

    /** Makes a token that confirms an address. */
    @WithTransaction
    Uni<String> promiseEmail(UUID user, String email, String requestId) {
        String token = OpaqueToken.random("");
        return verifications
                .forget(user)
                .chain(() -> verifications.persistAndFlush(
                        EmailVerification.of(user, email, OpaqueToken.hash(token), now())))
                .call(() -> trail.record(new AuditEvent(
                        "email_change_requested", "users", user, user, requestId, Map.of("email", email))))
                .replaceWith(token);
    }

    /** Moves the user to the address that the token confirms; fails with 400 if it does not count, 409 if it is taken. */
    @WithTransaction
    Uni<Void> confirmEmail(String token, String requestId) {
        byte[] hash = OpaqueToken.hash(token);
        Instant now = now();
        return verifications
                .live(hash, now)
                .onItem()
                .ifNull()
                .failWith(AccountService::unknownToken)
                .call(() -> verifications.use(hash, now).invoke(AccountService::requireTaken))
                .chain(found ->
                        users.setEmail(found.userId(), found.email(), new Change(found.userId(), requestId, now)));
    }

    private static void requireTaken(boolean taken) {
        if (!taken) {
            throw unknownToken();
        }
    }

    private static ProblemException unknownToken() {
        return ProblemException.invalid(
                "/token", "unknown_token", "must be the token of the newest mail; it counts once and for a short time");
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
