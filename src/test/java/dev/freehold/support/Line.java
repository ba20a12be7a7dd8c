package dev.freehold.support;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The network between the service and its database: it can be slow, swallow everything, refuse, and cut what it carries. */
public final class Line implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final NetClient beyond = vertx.createNetClient();
    private final Set<NetSocket> ends = ConcurrentHashMap.newKeySet();
    private final NetServer near;
    private final int port;
    private volatile long delayMillis;
    private volatile boolean swallows;

    /** @param target the port of this machine that it leads to */
    public Line(int target) {
        near = vertx.createNetServer(new NetServerOptions().setHost("localhost"))
                .connectHandler(end -> join(end, target));
        near.listen(0).toCompletionStage().toCompletableFuture().join();
        port = near.actualPort();
    }

    /** Where it begins, on this machine. */
    public int port() {
        return port;
    }

    /** Every byte takes so much longer, each way. */
    public void delay(Duration each) {
        delayMillis = each.toMillis();
    }

    /** Nothing arrives any more, and nobody is told, as when a firewall drops the packets. */
    public void swallow(boolean everything) {
        swallows = everything;
    }

    /** Breaks all connections; new ones are taken. */
    public void cut() {
        ends.forEach(NetSocket::close);
    }

    private void join(NetSocket end, int target) {
        end.pause();
        ends.add(end);
        end.closeHandler(closed -> ends.remove(end));
        beyond.connect(target, "localhost").onComplete(connected -> {
            if (connected.failed()) {
                end.close();
                return;
            }
            NetSocket other = connected.result();
            ends.add(other);
            other.closeHandler(closed -> {
                ends.remove(other);
                end.close();
            });
            end.closeHandler(closed -> {
                ends.remove(end);
                other.close();
            });
            other.handler(to(end));
            end.handler(to(other));
            end.resume();
        });
    }

    /** Timers of one delay fire in the order that they were set, so bytes keep theirs. */
    private Handler<Buffer> to(NetSocket receiver) {
        return bytes -> {
            if (swallows) {
                return;
            }
            if (delayMillis == 0) {
                receiver.write(bytes);
            } else {
                vertx.setTimer(delayMillis, elapsed -> receiver.write(bytes));
            }
        };
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
