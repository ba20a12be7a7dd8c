package dev.freehold.platform.connections;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How long one connection may keep the service waiting. The head of a request has one bound, from its first byte (or from the
 * connection's beginning) to its last; a connection without request another; a client that takes nothing of what it is sent the
 * first again. As taken counts what the operating system has, which asks for more whenever a part of its own buffer is free. While
 * a request is being worked on, the client is waiting, and nobody looks at the clock.
 *
 * <p>Everything happens on the connection's event loop. It looks four times in the shorter of the bounds: so late is it at
 * most.
 */
final class Patience extends ChannelDuplexHandler {
    private static final AttributeKey<Patience> KEY = AttributeKey.valueOf("freehold.patience");
    private static final int LOOKS = 4;

    private final long slowNanos;
    private final long idleNanos;
    private ScheduledFuture<?> looks;
    private int requests;
    private boolean hasBegun = true;
    private long since = System.nanoTime();
    private Outbound unread = Outbound.NOTHING;
    private long unreadSince;

    /**
     * @param slow for a request's head, and for a reader to go on
     * @param idle for a connection between requests
     */
    Patience(Duration slow, Duration idle) {
        this.slowNanos = slow.toNanos();
        this.idleNanos = idle.toNanos();
    }

    /** That of the channel; null if it has none. */
    static Patience of(Channel channel) {
        return channel.attr(KEY).get();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        context.channel().attr(KEY).set(this);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        long interval = Math.min(slowNanos, idleNanos) / LOOKS;
        looks = context.executor().scheduleAtFixedRate(() -> look(context), interval, interval, TimeUnit.NANOSECONDS);
        context.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (looks != null) {
            looks.cancel(false);
        }
        context.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (requests == 0 && !hasBegun) {
            hasBegun = true;
            since = System.nanoTime();
        }
        context.fireChannelRead(bytes);
    }

    /** The head of a request is here. */
    void requestArrived() {
        requests++;
    }

    /** A request has its answer, or nobody who waits for it. */
    void requestEnded() {
        requests--;
        if (requests == 0) {
            hasBegun = false;
            since = System.nanoTime();
        }
    }

    private void look(ChannelHandlerContext context) {
        long now = System.nanoTime();
        Outbound waiting = Outbound.of(context.channel().unsafe().outboundBuffer());
        if (waiting.bytes() > 0 && !hasBegun) {
            // A request ends when its answer has been handed over: as long as that is still being read, the connection
            // is not idle.
            since = now;
        }
        boolean waits = requests == 0 && now - since > (hasBegun ? slowNanos : idleNanos);
        if (waits || isUnread(waiting, now)) {
            // Whoever is told of the close is whoever is told of any other end.
            ChannelFuture unused = context.close();
        }
    }

    /** Whether something waits to be sent that was waiting as long ago, and nothing of it has been taken since. */
    private boolean isUnread(Outbound waiting, long now) {
        if (waiting.bytes() == 0 || !waiting.equals(unread)) {
            unread = waiting;
            unreadSince = now;
        }
        return waiting.bytes() > 0 && now - unreadSince > slowNanos;
    }

    /**
     * What waits to be sent.
     *
     * @param bytes of all entries; an entry, which may be a whole answer of some MiB, counts until the last of it has been taken
     * @param taken bytes of the entry that is being sent
     * @param entry tells that one from others of its size
     */
    private record Outbound(long bytes, long taken, int entry) {
        static final Outbound NOTHING = new Outbound(0, 0, 0);

        static Outbound of(ChannelOutboundBuffer buffer) {
            return buffer == null
                    ? NOTHING
                    : new Outbound(
                            buffer.totalPendingWriteBytes(),
                            buffer.currentProgress(),
                            System.identityHashCode(buffer.current()));
        }
    }
}
