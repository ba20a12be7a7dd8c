package dev.freehold.platform.health;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Asks the pool that requests use, because that is what must work. */
@Singleton
public class DatabaseProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Pool pool;

    DatabaseProbe(Pool pool) {
        this.pool = pool;
    }

    /** Why the database does not answer within a second; null if it does. Never fails. */
    public Uni<String> flaw() {
        return pool.query("select 1")
                .execute()
                .replaceWith((String) null)
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem("no answer within " + PATIENCE.toMillis() + " ms")
                .onFailure()
                .recoverWithItem(failure -> failure.getClass().getSimpleName() + ": " + failure.getMessage());
    }
}
