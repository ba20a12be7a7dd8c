package dev.freehold.identity.oidc;

import dev.freehold.audit.AuditEvent;
import dev.freehold.audit.AuditTrail;
import dev.freehold.identity.users.CreateUser;
import dev.freehold.identity.users.UserService;
import dev.freehold.shared.persistence.Change;
import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import dev.freehold.shared.value.OpaqueToken;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Finds, or makes, the user that an outside issuer vouches for. */
@ApplicationScoped
public class OutsideUserService {
    private final OutsideUserRepository outside;
    private final UserService users;
    private final AuditTrail trail;
    private final OidcConfig config;

    OutsideUserService(OutsideUserRepository outside, UserService users, AuditTrail trail, OidcConfig config) {
        this.outside = outside;
        this.users = users;
        this.trail = trail;
        this.config = config;
    }

    /**
     * The user's id. He keeps what the issuer said when he first came; his roles follow each token if it is the issuer that says
     * which they are.
     *
     * @return fails with 401 if his e-mail address belongs to a user already and the issuer has not verified that it is his
     */
    @WithTransaction
    public Uni<UUID> user(OutsidePerson person, String requestId) {
        return outside.find(person.issuer(), person.subject())
                .onItem()
                .ifNull()
                .switchTo(() -> firstSeen(person, requestId))
                .call(user -> person.roles() == null
                        ? Uni.createFrom().voidItem()
                        : outside.giveRoles(user, person.roles(), requestId));
    }

    /** Only one of several requests that come at once makes him. */
    private Uni<UUID> firstSeen(OutsidePerson person, String requestId) {
        return outside.lock(person.issuer(), person.subject())
                .chain(() -> outside.find(person.issuer(), person.subject()))
                .onItem()
                .ifNull()
                .switchTo(() -> linked(person, requestId));
    }

    private Uni<UUID> linked(OutsidePerson person, String requestId) {
        Uni<UUID> known = person.email() == null ? Uni.createFrom().nullItem() : outside.withEmail(person.email());
        return known.chain(user -> user == null ? made(person, requestId) : takenOver(user, person))
                .call(user -> outside.link(person.issuer(), person.subject(), user))
                .call(user -> trail.record(new AuditEvent(
                        "identity_linked",
                        "users",
                        user,
                        user,
                        requestId,
                        Map.of("issuer", person.issuer(), "subject", person.subject()))));
    }

    /** Somebody else may have made the user and know his password: what opened the account before does not any more. */
    private Uni<UUID> takenOver(UUID user, OutsidePerson person) {
        if (!person.isEmailVerified()) {
            throw new ProblemException(
                    ProblemCode.UNAUTHENTICATED,
                    "A user with this e-mail address exists, and the issuer has not verified that it is yours.");
        }
        return outside.lockOut(user).replaceWith(user);
    }

    private Uni<UUID> made(OutsidePerson person, String requestId) {
        Change change = new Change(null, requestId, Instant.now().truncatedTo(ChronoUnit.MICROS));
        return outside.freeUsername(OutsideUsername.of(person))
                .chain(username -> users.add(
                        new CreateUser(username, email(person), person.fullName(), null, true, null, null), change))
                .map(user -> user.id())
                .call(user -> person.roles() != null || config.defaultRole().isEmpty()
                        ? Uni.createFrom().voidItem()
                        : outside.giveRoles(user, Set.of(config.defaultRole().get()), requestId));
    }

    /** Every user has an address; a token need not. The domain is one that no mail is ever delivered to (RFC 2606). */
    private static String email(OutsidePerson person) {
        return person.email() != null
                ? person.email()
                : HexFormat.of().formatHex(OpaqueToken.hash(person.issuer() + " " + person.subject()))
                        + "@oidc.invalid";
    }
}
