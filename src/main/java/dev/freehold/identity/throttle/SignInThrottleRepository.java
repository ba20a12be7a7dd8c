package dev.freehold.identity.throttle;

import io.quarkus.hibernate.reactive.panache.common.runtime.SessionOperations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The statements on {@code sign_in_attempts}. All go by the clock of the database, which the replicas share. */
@ApplicationScoped
class SignInThrottleRepository {
    /** Far beyond every longest delay, and far below what a power of two may overflow. */
    private static final int MOST_DOUBLINGS = 16;

    private static final Map<Limit, Statements> STATEMENTS = new EnumMap<>(Limit.class);

    static {
        for (Limit limit : Limit.values()) {
            STATEMENTS.put(limit, Statements.of(limit));
        }
    }

    /**
     * Counts a failure if none is to be waited for. The row stays locked until the end of the transaction.
     *
     * @return when it was counted; null if it is not time yet, and nothing was changed
     */
    Uni<Instant> count(Counter counter) {
        return SessionOperations.getStatelessSession().chain(session -> session.createNativeQuery(
                        STATEMENTS.get(counter.limit()).count(), Instant.class)
                .setParameter("key", counter.key())
                .getSingleResultOrNull());
    }

    /** Seconds until all of these counters, of which there are one or two, let an attempt pass; 0 if they do now. */
    Uni<Integer> seconds(List<Counter> counters) {
        return SessionOperations.getStatelessSession().chain(session -> session.createNativeQuery(
                        "select cast(coalesce(ceil(extract(epoch from max(next_at) - clock_timestamp())), 0) as integer)"
                                + " from sign_in_attempts where key in (decode(:first, 'hex'), decode(:last, 'hex'))"
                                + " and next_at > clock_timestamp()",
                        Integer.class)
                .setParameter("first", counters.get(0).key())
                .setParameter("last", counters.get(counters.size() - 1).key())
                .getSingleResult());
    }

    Uni<Integer> forget(Counter counter) {
        return SessionOperations.getStatelessSession().chain(session -> session.createNativeQuery(
                        "delete from sign_in_attempts where key = decode(:key, 'hex')")
                .setParameter("key", counter.key())
                .executeUpdate());
    }

    /** Undoes {@link #count}, as if that attempt had never been made. */
    Uni<Integer> takeBack(Counter counter, Instant countedAt) {
        return SessionOperations.getStatelessSession().chain(session -> session.createNativeQuery(
                        STATEMENTS.get(counter.limit()).takeBack())
                .setParameter("key", counter.key())
                .setParameter("at", countedAt)
                .executeUpdate());
    }

    /** Skips what is in use, and may therefore run on several replicas at once. */
    Uni<Integer> deleteOld() {
        return SessionOperations.getStatelessSession().chain(session -> session.createNativeQuery(
                        "delete from sign_in_attempts where key in (select key"
                                + " from sign_in_attempts where last_at < now() - interval '2 days' for update skip locked)")
                .executeUpdate());
    }

    /** The statements in which a limit's numbers occur. */
    private record Statements(String count, String takeBack) {
        static Statements of(Limit limit) {
            return new Statements(countStatement(limit), takeBackStatement(limit));
        }

        /** What there is to decide is decided after the row is locked: the clock goes on while a statement waits. */
        private static String countStatement(Limit limit) {
            return "insert into sign_in_attempts as known (key, failures, last_at, next_at)"
                    + " values (decode(:key, 'hex'), 1, clock_timestamp(), clock_timestamp())"
                    + " on conflict (key) do update set (failures, last_at, next_at) ="
                    + " (select count, at, at + " + delay(limit, "count") + " from (select clock_timestamp() as at,"
                    + " case when known.last_at < clock_timestamp() - "
                    + interval(limit.forgottenAfter().toSeconds())
                    + " then 1 else known.failures + 1 end as count) as counted)"
                    + " where known.next_at <= clock_timestamp() returning last_at";
        }

        /** Whoever has failed since waits as long as he would have waited without this one. */
        private static String takeBackStatement(Limit limit) {
            return "update sign_in_attempts set failures = greatest(failures - 1, 0), next_at = case"
                    + " when last_at = :at then last_at else last_at + " + delay(limit, "(failures - 1)") + " end"
                    + " where key = decode(:key, 'hex')";
        }

        private static String delay(Limit limit, String failures) {
            return "case when " + failures + " < " + limit.free()
                    + " then interval '0' else interval '1 second' * least("
                    + limit.longestDelay().toSeconds() + ", power(2, least(" + failures + " - " + limit.free() + ", "
                    + MOST_DOUBLINGS + "))) end";
        }

        private static String interval(long seconds) {
            return "interval '" + seconds + " seconds'";
        }
    }
}
