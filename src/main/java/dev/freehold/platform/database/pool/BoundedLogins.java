package dev.freehold.platform.database.pool;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.Future;
import io.vertx.core.impl.CloseFuture;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.impl.NetClientImpl;
import io.vertx.pgclient.impl.PgConnectionFactory;
import io.vertx.sqlclient.SqlConnectOptions;
import io.vertx.sqlclient.impl.Connection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The driver's connections, whose sockets are closed when their login is not done in time, wherever in it the server stopped.
 *
 * <p>The driver bounds TCP's handshake, and not the login after it. Whoever gives up the login does not get at its socket; and the
 * driver itself would say goodbye on it, and wait for the server to hang up, which a silent one never does.
 */
final class BoundedLogins extends PgConnectionFactory {
    private static final Logger LOG = Logger.getLogger(BoundedLogins.class);
    private static final AttributeKey<ScheduledFuture<?>> DEADLINE =
            AttributeKey.valueOf(BoundedLogins.class, "deadline");

    /** So that whoever waits for the login hears of the time first, and not of a connection that was closed. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(1);

    private final Duration patience;
    private final Map<JsonObject, NetClient> clients = new HashMap<>();

    /**
     * @param to where each new connection leads
     * @param patience with a login, from TCP's handshake on
     */
    BoundedLogins(VertxInternal vertx, Supplier<Future<SqlConnectOptions>> to, Duration patience) {
        super(vertx, to);
        this.patience = patience;
    }

    @Override
    protected Future<Connection> doConnectInternal(SqlConnectOptions options, ContextInternal context) {
        return super.doConnectInternal(options, context).onSuccess(BoundedLogins::done);
    }

    private static void done(Connection connection) {
        Channel channel = ((SocketConnectionBase) connection)
                .socket()
                .channelHandlerContext()
                .channel();
        channel.attr(DEADLINE).get().cancel(false);
    }

    /** Of the same options the same one, as the driver has it: each keeps its certificates. */
    @Override
    protected synchronized NetClient netClient(NetClientOptions options) {
        NetClientOptions plain = new NetClientOptions(options).setReconnectAttempts(0);
        if (plain.getHostnameVerificationAlgorithm() == null) {
            plain.setHostnameVerificationAlgorithm("");
        }
        return clients.computeIfAbsent(plain.toJson(), known -> new Client(plain, clientCloseFuture));
    }

    private void expect(Channel channel) {
        ScheduledFuture<?> deadline = channel.eventLoop()
                .schedule(() -> giveUp(channel), patience.plus(AFTERWARDS).toMillis(), TimeUnit.MILLISECONDS);
        channel.attr(DEADLINE).set(deadline);
        channel.closeFuture().addListener(closed -> deadline.cancel(false));
    }

    private void giveUp(Channel channel) {
        LOG.warnf(
                "%s did not let us in within %d ms: the connection was closed",
                channel.remoteAddress(), patience.toMillis());
        // Beneath the driver: nobody stands between this and the socket.
        channel.pipeline().firstContext().close().addListener(closed -> LOG.debugf("Closed: %s", closed.isSuccess()));
    }

    private final class Client extends NetClientImpl {
        Client(NetClientOptions options, CloseFuture closeFuture) {
            super(BoundedLogins.this.vertx, null, options, closeFuture);
            closeFuture.add(this);
        }

        @Override
        protected void initChannel(ChannelPipeline pipeline) {
            super.initChannel(pipeline);
            expect(pipeline.channel());
        }
    }
}
