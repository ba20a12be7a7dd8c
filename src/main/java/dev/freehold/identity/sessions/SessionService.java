package dev.freehold.identity.sessions;

import dev.freehold.audit.AuditEvent;
import dev.freehold.audit.AuditTrail;
import dev.freehold.identity.authentication.Admissions;
import dev.freehold.shared.access.Caller;
import dev.freehold.shared.paging.ListRequest;
import dev.freehold.shared.paging.Page;
import dev.freehold.shared.problem.ProblemException;
import dev.freehold.shared.value.OpaqueToken;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The use cases of sessions. What begins and ends is on record. */
@ApplicationScoped
public class SessionService {
    private static final String PREFIX = "fhr_";
    private static final String ENTITY = "user_sessions";

    private final SessionRepository sessions;
    private final SessionConfig config;
    private final AuditTrail trail;
    private final Admissions admissions;

    SessionService(SessionRepository sessions, SessionConfig config, AuditTrail trail, Admissions admissions) {
        this.sessions = sessions;
        this.config = config;
        this.trail = trail;
        this.admissions = admissions;
    }

    @WithSession(stateless = true)
    Uni<Page<SessionView>> list(ListRequest request, Caller caller) {
        return sessions.page(caller.id(), request);
    }

    /**
     * Begins a session.
     *
     * @param seenHash the hash that the password was found to have: it may have changed while that was found out
     * @return empty if the user may not come in any more, or has another password by now
     */
    @WithTransaction
    Uni<Optional<OpenSession>> open(UUID user, String seenHash, Visit visit) {
        return sessions.lock(user, seenHash)
                .chain(mayComeIn -> mayComeIn
                        ? open(user, visit).map(Optional::of)
                        : Uni.createFrom().item(Optional.empty()));
    }

    private Uni<OpenSession> open(UUID user, Visit visit) {
        String token = OpaqueToken.random(PREFIX);
        UUID family = UUID.randomUUID();
        Instant now = now();
        return sessions.persistAndFlush(
                        UserSession.start(family, user, OpaqueToken.hash(token), visit, now, config.lifetime()))
                .call(() -> sessions.signedIn(user, now))
                .call(() -> record("sign_in", family, user, visit))
                .map(session -> new OpenSession(user, family, token));
    }

    /**
     * Goes on with a session.
     *
     * @return empty if the token does not count; one that was used before has ended its session with this
     */
    @WithTransaction
    Uni<Optional<OpenSession>> goOn(String token, Visit visit) {
        byte[] hash = OpaqueToken.hash(token);
        return sessions.owner(hash)
                .chain(owner -> owner == null
                        ? Uni.createFrom().item(Optional.empty())
                        : sessions.lock(owner, null).chain(mayComeIn -> goOn(hash, mayComeIn, visit)));
    }

    private Uni<Optional<OpenSession>> goOn(byte[] hash, boolean mayComeIn, Visit visit) {
        Instant now = now();
        Uni<Boolean> use =
                mayComeIn ? sessions.use(hash, now) : Uni.createFrom().item(false);
        return use.chain(used -> sessions.withHash(hash)
                .chain(session -> used ? replace(session, visit, now) : endIfReplayed(session, visit, now)));
    }

    private Uni<Optional<OpenSession>> replace(UserSession session, Visit visit, Instant now) {
        String token = OpaqueToken.random(PREFIX);
        return sessions.persistAndFlush(session.next(OpaqueToken.hash(token), visit, now, config.lifetime()))
                .map(next -> Optional.of(new OpenSession(next.userId(), next.familyId(), token)));
    }

    private Uni<Optional<OpenSession>> endIfReplayed(UserSession session, Visit visit, Instant now) {
        if (session == null || !session.isReplayed(now)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return sessions.revokeFamily(session.userId(), session.familyId(), now)
                .call(() -> record("refresh_token_reused", session.familyId(), session.userId(), visit))
                .map(count -> Optional.empty());
    }

    /** Ends one session of the caller; fails with 404 if he has no such session. */
    @WithTransaction
    Uni<Void> end(UUID family, Caller caller) {
        Instant now = now();
        return sessions.lock(caller.id(), null)
                .chain(() -> sessions.isLive(caller.id(), family, now))
                .invoke(isLive -> {
                    if (!isLive) {
                        throw ProblemException.notFound("session", family);
                    }
                })
                .chain(() -> sessions.revokeFamily(caller.id(), family, now))
                .chain(() -> trail.record(
                        new AuditEvent("sign_out", ENTITY, family, caller.id(), caller.requestId(), null)));
    }

    /**
     * Ends all sessions of a user.
     *
     * @param spared one that goes on; null for none
     * @param actor who ends them
     */
    @WithTransaction
    public Uni<Void> endAll(UUID user, UUID spared, UUID actor, String requestId) {
        return sessions.lock(user, null)
                .chain(() -> sessions.revokeAll(user, spared, now()))
                .chain(count -> count == 0
                        ? Uni.createFrom().voidItem()
                        : trail.record(new AuditEvent("sign_out_everywhere", "users", user, actor, requestId, null)));
    }

    /** Here at once; the other replicas hear of it from the database. */
    public void forget(UUID user) {
        admissions.forget(user);
    }

    private Uni<Void> record(String action, UUID family, UUID user, Visit visit) {
        Map<String, Object> details = new HashMap<>();
        details.put("ip_address", visit.address());
        details.put("device", visit.device());
        return trail.record(new AuditEvent(action, ENTITY, family, user, visit.requestId(), details));
    }

    @Scheduled(every = "6h", delayed = "15m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @WithTransaction
    Uni<Void> sweep() {
        return sessions.deleteBefore(now().minus(Duration.ofDays(1))).replaceWithVoid();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
