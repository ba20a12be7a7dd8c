package dev.freehold.identity.sessions;

import dev.freehold.shared.paging.ListRequest;
import dev.freehold.shared.paging.Page;
import dev.freehold.shared.paging.PageReader;
import dev.freehold.shared.paging.Scope;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.runtime.SessionOperations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

@ApplicationScoped
class SessionRepository implements PanacheRepositoryBase<UserSession, UUID> {
    private static final String LIVE = "usedAt is null and revokedAt is null and expiresAt > ";
    private static final String LOCK = """
            select is_active and deleted_at is null
                and (cast(:seen as text) is null or hashed_password = cast(:seen as text))
            from users where id = :user for no key update
            """;

    /** The live sessions of a user; needs a stateless session. */
    Uni<Page<SessionView>> page(UUID user, ListRequest request) {
        Scope scope = new Scope(
                "s.userId = :user and s.usedAt is null and s.revokedAt is null and s.expiresAt > instant",
                Map.of("user", user));
        return SessionOperations.getStatelessSession()
                .chain(session -> PageReader.read(session, SessionFields.SESSIONS, request, scope));
    }

    /** Takes a refresh token, if it is there to be taken; of several that try at once one succeeds. */
    Uni<Boolean> use(byte[] hash, Instant now) {
        return update("usedAt = ?2 where refreshTokenHash = ?1 and " + LIVE + "?2", hash, now)
                .map(count -> count == 1);
    }

    /**
     * Makes everything that begins, continues or ends sessions of a user wait its turn: whoever ends them must see the one that
     * is just being made.
     *
     * @param seenHash the hash that his password was found to have; null to ask nothing about it
     * @return whether there is such a user, who may come in and whose password is still the one that was seen
     */
    Uni<Boolean> lock(UUID user, String seenHash) {
        return getSession()
                .chain(session -> session.createNativeQuery(LOCK, Boolean.class)
                        .setParameter("user", user)
                        .setParameter("seen", seenHash)
                        .getSingleResultOrNull())
                .map(Boolean.TRUE::equals);
    }

    /** Whose token has this hash; null if there is none. */
    Uni<UUID> owner(byte[] hash) {
        return getSession().chain(session -> session.createSelectionQuery(
                        "select s.userId from UserSession s where s.refreshTokenHash = :hash", UUID.class)
                .setParameter("hash", hash)
                .getSingleResultOrNull());
    }

    /** The token with this hash, in whatever state; null if there is none. */
    Uni<UserSession> withHash(byte[] hash) {
        return find("refreshTokenHash", hash).firstResult();
    }

    /** Ends one session; tells how many tokens that took. */
    Uni<Integer> revokeFamily(UUID user, UUID family, Instant now) {
        return update("revokedAt = ?3 where userId = ?1 and familyId = ?2 and revokedAt is null", user, family, now);
    }

    /** Whether the session goes on. */
    Uni<Boolean> isLive(UUID user, UUID family, Instant now) {
        return count("userId = ?1 and familyId = ?2 and " + LIVE + "?3", user, family, now)
                .map(count -> count > 0);
    }

    /** Ends all sessions of a user but one; null to spare none. */
    Uni<Integer> revokeAll(UUID user, UUID spared, Instant now) {
        return spared == null
                ? update("revokedAt = ?2 where userId = ?1 and revokedAt is null", user, now)
                : update(
                        "revokedAt = ?2 where userId = ?1 and familyId <> ?3 and revokedAt is null", user, now, spared);
    }

    /** Sessions that ended long ago are worth no room: their tokens would be refused unknown as well. */
    Uni<Long> deleteBefore(Instant instant) {
        return delete("expiresAt < ?1", instant);
    }

    /** Notes when the user came. No change of his in the sense of his version. */
    Uni<Integer> signedIn(UUID user, Instant now) {
        return getSession()
                .chain(session -> session.createMutationQuery("update User set lastLoginAt = :now where id = :user")
                        .setParameter("now", now)
                        .setParameter("user", user)
                        .executeUpdate());
    }
}
