package dev.freehold.platform.database.pool;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Which of several servers is taken, from what they answer: of those that are fit the one that is preferred, and not the one that
 * was faster by chance. Those that are silent are waited for no longer than {@link #GRACE} once one is fit.
 */
final class ServerSearch {
    /** More than the answers of servers at different distances differ; less than anybody notices. */
    private static final Duration GRACE = Duration.ofMillis(50);

    private final Vertx vertx;
    private final List<Integer> preference;
    private final Map<Integer, Boolean> fitness = new ConcurrentHashMap<>();
    private final Queue<String> reasons = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean isWaiting = new AtomicBoolean();
    private final Promise<Integer> found = Promise.promise();

    /** @param preference all servers, the most wanted one first */
    ServerSearch(Vertx vertx, List<Integer> preference) {
        this.vertx = vertx;
        this.preference = List.copyOf(preference);
    }

    /** Fails once no server is fit. */
    Future<Integer> found() {
        return found.future();
    }

    /** One server has answered that it is the one that is wanted. */
    void fit(int server) {
        fitness.put(server, true);
        decide();
        if (!found.future().isComplete() && isWaiting.compareAndSet(false, true)) {
            vertx.setTimer(GRACE.toMillis(), id -> takeBest());
        }
    }

    /**
     * One server is not the one that is wanted, or has not said so.
     *
     * @param reason for people, in a few words
     */
    void unfit(int server, String reason) {
        reasons.add(reason);
        fitness.put(server, false);
        decide();
    }

    /** Takes the first that is fit if all before it have answered. */
    private void decide() {
        for (int server : preference) {
            Boolean isFit = fitness.get(server);
            if (isFit == null) {
                return;
            }
            if (isFit) {
                found.tryComplete(server);
                return;
            }
        }
        found.tryFail(new ConnectException("No server takes changes now: " + String.join(", ", reasons)));
    }

    private void takeBest() {
        preference.stream()
                .filter(server -> fitness.getOrDefault(server, false))
                .findFirst()
                .ifPresent(found::tryComplete);
    }
}
