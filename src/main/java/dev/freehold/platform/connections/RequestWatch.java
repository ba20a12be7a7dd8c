package dev.freehold.platform.connections;

import io.netty.channel.Channel;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Tells each connection's {@link Patience} when a request has arrived, and when it is over. */
@Singleton
public class RequestWatch {
    /** Before all others, so that no refusal escapes it. */
    private static final int PRIORITY = 1_100;

    void register(@Observes Filters filters) {
        filters.register(this::watch, PRIORITY);
    }

    private void watch(RoutingContext context) {
        if (context.request().connection() instanceof ConnectionBase connection) {
            Channel channel = connection.channel();
            Patience patience = Patience.of(channel);
            if (patience != null) {
                patience.requestArrived();
                context.addEndHandler(ended -> end(patience, channel));
            }
        }
        context.next();
    }

    private static void end(Patience patience, Channel channel) {
        if (channel.eventLoop().inEventLoop()) {
            patience.requestEnded();
        } else {
            channel.eventLoop().execute(patience::requestEnded);
        }
    }
}
