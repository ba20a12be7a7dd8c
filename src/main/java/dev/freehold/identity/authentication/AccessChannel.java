package dev.freehold.identity.authentication;

import dev.freehold.shared.persistence.Listening;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgNotification;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Hears from PostgreSQL whose access has changed (the triggers of migration 007 tell, with the commit).
 *
 * <p>A connection may be deaf without anybody noticing: half open, or behind a pooler that gives each transaction another
 * one. So the channel calls itself through another connection. PostgreSQL delivers in the order of commits, so whatever was
 * committed before a call that arrives has arrived too, and that moment is {@link #confirmedAt}.
 */
@ApplicationScoped
public class AccessChannel {
    private static final Logger LOG = Logger.getLogger(AccessChannel.class);
    private static final String CHANNEL = "freehold_access";
    private static final String CALL = "call:";
    private static final String EVERYBODY = "*";

    /** So often it calls itself; twice within the time that a confirmation counts. */
    private static final Duration BEAT = Duration.ofMillis(1_500);

    /** A connection that has not heard a call for so long is given up. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Vertx vertx;
    private final Pool pool;
    private final Pool listening;
    private final String self = UUID.randomUUID().toString();
    private final AtomicBoolean isOpen = new AtomicBoolean();
    private final AtomicLong news = new AtomicLong();
    private volatile long confirmedAt = System.nanoTime() - Duration.ofHours(1).toNanos();
    private volatile SqlConnection connection;
    private volatile long connectedAt;
    private volatile boolean isConnecting;
    private Consumer<UUID> listener;
    private long timer;

    AccessChannel(Vertx vertx, Pool pool, @Listening Pool listening) {
        this.vertx = vertx;
        this.pool = pool;
        this.listening = listening;
    }

    /**
     * Begins to listen, if it has not begun yet; goes on until the process ends.
     *
     * @param changed told whose access has changed; null for everybody's, or for not knowing whose
     */
    void open(Consumer<UUID> changed) {
        if (isOpen.compareAndSet(false, true)) {
            listener = changed;
            timer = vertx.setPeriodic(1, BEAT.toMillis(), id -> beat());
        }
    }

    /** The {@link System#nanoTime()} up to which every change has been heard of. */
    long confirmedAt() {
        return confirmedAt;
    }

    /** Counts what was heard. */
    long news() {
        return news.get();
    }

    void onStop(@Observes ShutdownEvent event) {
        if (isOpen.get()) {
            vertx.cancelTimer(timer);
            SqlConnection current = connection;
            if (current != null) {
                current.close();
            }
        }
    }

    private void beat() {
        SqlConnection current = connection;
        if (current == null) {
            connect();
            return;
        }
        long now = System.nanoTime();
        if (now - Math.max(confirmedAt, connectedAt) > PATIENCE.toNanos()) {
            connection = null;
            current.close();
            return;
        }
        pool.preparedQuery("select pg_notify($1, $2)")
                .execute(Tuple.of(CHANNEL, CALL + self + ":" + now))
                .onFailure(failure -> LOG.debug("No call through the access channel", failure));
    }

    private void connect() {
        if (isConnecting) {
            return;
        }
        isConnecting = true;
        listening
                .getConnection()
                .compose(this::listen)
                .onComplete(listening -> isConnecting = false)
                .onFailure(failure -> LOG.debug("The access channel cannot be opened", failure));
    }

    private Future<Void> listen(SqlConnection fresh) {
        PgConnection.cast(fresh).notificationHandler(this::hear);
        fresh.closeHandler(closed -> {
            if (connection == fresh) {
                connection = null;
            }
        });
        return fresh.query("listen " + CHANNEL)
                .execute()
                .onSuccess(listening -> {
                    connectedAt = System.nanoTime();
                    connection = fresh;
                    // Whatever happened while nobody listened.
                    tell(null);
                })
                .onFailure(failure -> fresh.close())
                .mapEmpty();
    }

    private void hear(PgNotification notification) {
        String payload = notification.getPayload();
        if (!payload.startsWith(CALL)) {
            tell(payload.equals(EVERYBODY) ? null : UUID.fromString(payload));
        } else if (payload.startsWith(self, CALL.length())) {
            confirmedAt = Long.parseLong(payload, CALL.length() + self.length() + 1, payload.length(), 10);
        }
    }

    private void tell(UUID user) {
        news.incrementAndGet();
        listener.accept(user);
    }
}
