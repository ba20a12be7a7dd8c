package dev.freehold.identity.oidc;

import io.quarkus.hibernate.reactive.panache.common.runtime.SessionOperations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

@ApplicationScoped
class OutsideUserRepository {
    /** Waits for whoever makes the same user; the lock goes with the transaction. */
    Uni<?> lock(String issuer, String subject) {
        return session().chain(session -> session.createNativeQuery(
                        "select true from pg_advisory_xact_lock(hashtextextended(:key, 0))", Boolean.class)
                .setParameter("key", "oidc:" + issuer + " " + subject)
                .getSingleResult());
    }

    Uni<UUID> find(String issuer, String subject) {
        return session().chain(session -> session.createNativeQuery(
                        "select user_id from user_identities where issuer = :issuer and subject = :subject", UUID.class)
                .setParameter("issuer", issuer)
                .setParameter("subject", subject)
                .getSingleResultOrNull());
    }

    Uni<UUID> withEmail(String email) {
        return session().chain(session -> session.createNativeQuery(
                        "select id from users where lower(email) = lower(:email)", UUID.class)
                .setParameter("email", email)
                .getSingleResultOrNull());
    }

    /** The name, or with the first number behind it that makes it one of its own. */
    Uni<String> freeUsername(String wish) {
        return session().chain(session -> session.createNativeQuery("""
                        select name from (
                            select :wish || case when number = 1 then '' else '-' || number end as name, number
                            from generate_series(1, 1 + (select count(*) from users where lower(username) like lower(:wish) || '%')) number
                        ) candidates
                        where not exists (select from users where lower(username) = lower(name))
                        order by number limit 1
                        """, String.class)
                .setParameter("wish", wish)
                .getSingleResult());
    }

    Uni<Integer> link(String issuer, String subject, UUID user) {
        return session().chain(session -> session.createNativeQuery(
                        "insert into user_identities (issuer, subject, user_id) values (:issuer, :subject, :user)")
                .setParameter("issuer", issuer)
                .setParameter("subject", subject)
                .setParameter("user", user)
                .executeUpdate());
    }

    /** Ends everything that opens the user's account here: his password, his sessions, his tokens. */
    Uni<Integer> lockOut(UUID user) {
        return session().chain(session -> session.createNativeQuery("""
                        with locked as (
                            update users set hashed_password = null, version = version + 1, updated_at = now()
                            where id = :user returning id),
                        ended as (
                            update user_sessions set revoked_at = now()
                            where user_id = :user and revoked_at is null returning id)
                        update api_tokens set deleted_at = now(), version = version + 1, updated_at = now()
                        where user_id = :user and deleted_at is null
                        """)
                .setParameter("user", user)
                .executeUpdate());
    }

    /** Gives the user those of these roles that there are, and takes every other; writes nothing that is so already. */
    Uni<Void> giveRoles(UUID user, Set<String> names, String requestId) {
        return session().chain(session -> rolesAreRight(session, user, names)
                .chain(right -> right ? Uni.createFrom().voidItem() : change(session, user, names, requestId)));
    }

    private static Uni<Boolean> rolesAreRight(Mutiny.Session session, UUID user, Set<String> names) {
        return session.createNativeQuery("""
                        select not exists (
                            select from roles r
                            full join (select role_id from user_roles where user_id = :user) given on given.role_id = r.id
                            where (r.name = any(:names) and r.deleted_at is null) <> (given.role_id is not null))
                        """, Boolean.class)
                .setParameter("user", user)
                .setParameter("names", names.toArray(String[]::new))
                .getSingleResult();
    }

    /** The last administrator stays one, whatever the token says; the lock keeps two from relying on each other. */
    private static Uni<Void> change(Mutiny.Session session, UUID user, Set<String> names, String requestId) {
        String[] wanted = names.toArray(String[]::new);
        return session.createNativeQuery(
                        "select set_config('freehold.actor_id', :actor, true), set_config('freehold.request_id', :request, true)"
                                + " from roles where name = 'admin' and deleted_at is null for update",
                        Object[].class)
                .setParameter("actor", user.toString())
                .setParameter("request", requestId)
                .getSingleResult()
                .chain(() -> session.createNativeQuery("""
                                delete from user_roles where user_id = :user
                                and role_id not in (select id from roles where name = any(:names) and deleted_at is null)
                                and not (role_id = (select id from roles where name = 'admin' and deleted_at is null)
                                    and not exists (
                                        select from user_roles other
                                        join users u on u.id = other.user_id and u.is_active and u.deleted_at is null
                                        where other.role_id = user_roles.role_id and other.user_id <> :user))
                                """)
                        .setParameter("user", user)
                        .setParameter("names", wanted)
                        .executeUpdate())
                .chain(() -> session.createNativeQuery("""
                                insert into user_roles (user_id, role_id)
                                select :user, id from roles where name = any(:names) and deleted_at is null
                                on conflict do nothing
                                """)
                        .setParameter("user", user)
                        .setParameter("names", wanted)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static Uni<Mutiny.Session> session() {
        return SessionOperations.getSession();
    }
}
