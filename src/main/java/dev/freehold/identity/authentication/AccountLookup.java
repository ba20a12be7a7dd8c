package dev.freehold.identity.authentication;

import dev.freehold.shared.access.Account;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Who somebody is and what he may do, in one statement. Straight through the pool: this runs before an endpoint opens its
 * session, and must not leave one behind.
 */
@Singleton
class AccountLookup {
    private static final String PERMISSIONS =
            "array(select permission from user_permissions where user_id = u.id) as permissions";

    private static final String MAY_COME_IN = " u.is_active and u.deleted_at is null ";

    private static final String OF_USER =
            "select u.id, u.username, " + PERMISSIONS + " from users u where u.id = $1 and" + MAY_COME_IN;

    private static final String IN_SESSION = OF_USER + """
            and exists (select from user_sessions s
                        where s.family_id = $2 and s.user_id = u.id
                          and s.used_at is null and s.revoked_at is null and s.expires_at > now())
            """;

    private static final String OF_TOKEN =
            "select u.id, u.username, t.id as token, t.scopes, t.expires_at, t.last_used_at, "
                    + PERMISSIONS + " from api_tokens t join users u on u.id = t.user_id"
                    + " where t.token_hash = $1 and t.deleted_at is null and t.expires_at > now() and" + MAY_COME_IN;

    private final Pool pool;

    AccountLookup(Pool pool) {
        this.pool = pool;
    }

    /** The user, if he may come in; null otherwise. */
    Uni<Account> of(UUID user) {
        return pool.preparedQuery(OF_USER).execute(Tuple.of(user)).map(rows -> account(first(rows), null));
    }

    /** The user, if he may come in and the session goes on; null otherwise. */
    Uni<Account> inSession(UUID user, UUID session) {
        return pool.preparedQuery(IN_SESSION)
                .execute(Tuple.of(user, session))
                .map(rows -> account(first(rows), session));
    }

    /** Whose personal access token has this hash, as far as its scopes go; null if it counts no more. */
    Uni<TokenOwner> ofToken(byte[] hash) {
        return pool.preparedQuery(OF_TOKEN)
                .execute(Tuple.of(Buffer.buffer(hash)))
                .map(rows -> owner(first(rows)));
    }

    private static Row first(RowSet<Row> rows) {
        return rows.size() == 0 ? null : rows.iterator().next();
    }

    private static Account account(Row row, UUID session) {
        return row == null
                ? null
                : new Account(row.getUUID("id"), row.getString("username"), names(row, "permissions"), true, session);
    }

    private static TokenOwner owner(Row row) {
        if (row == null) {
            return null;
        }
        Set<String> permissions = new HashSet<>(names(row, "permissions"));
        permissions.retainAll(names(row, "scopes"));
        OffsetDateTime used = row.getOffsetDateTime("last_used_at");
        return new TokenOwner(
                new Account(row.getUUID("id"), row.getString("username"), permissions, false, null),
                row.getUUID("token"),
                row.getOffsetDateTime("expires_at").toInstant(),
                used == null ? null : used.toInstant());
    }

    private static Set<String> names(Row row, String column) {
        return Set.copyOf(Arrays.asList(row.getArrayOfStrings(column)));
    }

    /** @param lastUsedAt null if it has not been used yet */
    record TokenOwner(Account account, UUID token, Instant expiresAt, Instant lastUsedAt) {}
}
