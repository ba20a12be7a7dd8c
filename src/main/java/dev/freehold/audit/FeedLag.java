package dev.freehold.audit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * How far the change feed is held back, as a metric. A reader must not pass a transaction that is under way, so the feed ends
 * for him at the oldest one that writes, of whatever database of the server; this is that one's age.
 *
 * <p>PostgreSQL shows the transactions of others only to roles that may see them. The age of one that is hidden counts from
 * when this replica first saw the feed end there.
 */
@Singleton
public class FeedLag implements MeterBinder {
    /** Nothing that has committed lies beyond the oldest transaction if that is where the snapshot ends, too. */
    private static final String ASKED = """
            select pg_snapshot_xmin(now_seen)::text as oldest,
                   pg_snapshot_xmin(now_seen) < pg_snapshot_xmax(now_seen) as held,
                   extract(epoch from clock_timestamp() - least(
                       (select min(xact_start) from pg_stat_activity where backend_xid is not null),
                       (select min(prepared) from pg_prepared_xacts)))::float8 as seconds
            from pg_current_snapshot() as now_seen
            """;

    private static final Duration STALE = Duration.ofMinutes(1);
    private static final Logger LOG = Logger.getLogger(FeedLag.class);

    private final Pool pool;
    private volatile Seen seen;

    FeedLag(Pool pool) {
        this.pool = pool;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        TimeGauge.builder("audit.feed.lag", this::seconds, TimeUnit.SECONDS)
                .description(
                        "Age of the oldest transaction that readers of the change feed must wait for; not a number if unknown")
                .register(registry);
    }

    /** On a schedule, so that scrapes ask the database nothing. Fails never. */
    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> ask() {
        return pool.query(ASKED)
                .execute()
                .map(rows -> read(rows.iterator().next()))
                .invoke(now -> seen = now)
                .replaceWithVoid()
                .onFailure()
                // The metric that ends says it to operators; what failed, whoever was refused says.
                .recoverWithUni(failure -> {
                    LOG.debug("The change feed's lag is unknown", failure);
                    seen = null;
                    return Uni.createFrom().voidItem();
                });
    }

    /** In seconds, as last asked; not a number if the database did not answer. */
    double seconds() {
        Seen last = seen;
        return last == null || last.at().plus(STALE).isBefore(Instant.now()) ? Double.NaN : last.seconds();
    }

    private Seen read(Row row) {
        Instant now = Instant.now();
        Seen before = seen;
        String oldest = row.getString("oldest");
        Instant since = before != null && before.oldest().equals(oldest) ? before.since() : now;
        if (!row.getBoolean("held")) {
            return new Seen(oldest, now, now, 0);
        }
        Double known = row.getDouble("seconds");
        double watched = Duration.between(since, now).toMillis() / 1e3;
        return new Seen(oldest, since, now, known == null ? watched : Math.max(known, watched));
    }

    /**
     * @param oldest transaction under way
     * @param since when it was seen first
     * @param at when this was asked
     * @param seconds that the feed was held back then
     */
    private record Seen(String oldest, Instant since, Instant at, double seconds) {}
}
