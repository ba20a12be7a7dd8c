package dev.freehold.platform.database.pool;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;
import io.vertx.sqlclient.impl.command.CommandBase;
import io.vertx.sqlclient.impl.command.CommandResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Closes a connection whose server owes an answer for too long. Idle connections are left alone.
 *
 * <p>Vert.x' own timeout for reading is no help: it asks the driver to close, which says goodbye to the server and waits for the
 * server to hang up; one that is silent never does. So this closes beneath the driver, which then fails what is under way.
 */
final class AnswerWatch extends ChannelDuplexHandler {
    private static final Logger LOG = Logger.getLogger(AnswerWatch.class);
    private static final String NAME = "answers";

    private final Duration patience;
    private int owed;
    private ScheduledFuture<?> deadline;

    private AnswerWatch(Duration patience) {
        this.patience = patience;
    }

    /** Watches a connection from now on, until it is closed. */
    static void over(SqlConnection connection, Duration patience) {
        SocketConnectionBase driver = (SocketConnectionBase)
                ((SqlConnectionInternal) connection).unwrap().unwrap();
        ChannelHandlerContext reader = driver.socket().channelHandlerContext();
        reader.pipeline().addBefore(reader.name(), NAME, new AnswerWatch(patience));
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof CommandBase<?>) {
            owed++;
            if (owed == 1) {
                expect(context);
            }
        }
        super.write(context, message, promise);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof CommandResponse<?>) {
            owed = Math.max(0, owed - 1);
            forget();
            if (owed > 0) {
                expect(context);
            }
        }
        context.fireChannelRead(message);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        forget();
        context.fireChannelInactive();
    }

    private void expect(ChannelHandlerContext context) {
        deadline = context.executor().schedule(() -> giveUp(context), patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void forget() {
        if (deadline != null) {
            deadline.cancel(false);
        }
    }

    private void giveUp(ChannelHandlerContext context) {
        LOG.warnf(
                "%s owed an answer for %d ms: the connection was closed",
                context.channel().remoteAddress(), patience.toMillis());
        context.pipeline().firstContext().close().addListener(closed -> LOG.debugf("Closed: %s", closed.isSuccess()));
    }
}
