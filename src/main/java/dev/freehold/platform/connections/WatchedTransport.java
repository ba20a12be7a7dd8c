package dev.freehold.platform.connections;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.InternetProtocolFamily;
import io.vertx.core.datagram.DatagramSocketOptions;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.net.ClientOptionsBase;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.VertxServiceProvider;
import io.vertx.core.spi.transport.Transport;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Gives each connection that a server accepts its {@link Patience}. Neither Quarkus nor Vert.x bounds the time in which the head of
 * a request arrives, nor tells of a connection before it has. The transport is where Vert.x lets others in.
 */
public final class WatchedTransport implements VertxServiceProvider {
    @Override
    public void init(VertxBuilder builder) {
        builder.findTransport(new Watched(builder.findTransport()));
    }

    /** The same transport, but for what stands first in its connections. */
    private record Watched(Transport transport) implements Transport {
        @Override
        public void configure(NetServerOptions options, boolean isDomainSocket, ServerBootstrap server) {
            transport.configure(options, isDomainSocket, server);
            server.handler(new Door(setting("body-timeout"), setting("idle-timeout")));
        }

        private static Duration setting(String name) {
            return ConfigProvider.getConfig().getValue("freehold.http." + name, Duration.class);
        }

        @Override
        public boolean supportsDomainSockets() {
            return transport.supportsDomainSockets();
        }

        @Override
        public boolean supportFileRegion() {
            return transport.supportFileRegion();
        }

        @Override
        public boolean isAvailable() {
            return transport.isAvailable();
        }

        @Override
        public Throwable unavailabilityCause() {
            return transport.unavailabilityCause();
        }

        @Override
        public java.net.SocketAddress convert(SocketAddress address) {
            return transport.convert(address);
        }

        @Override
        public SocketAddress convert(java.net.SocketAddress address) {
            return transport.convert(address);
        }

        @Override
        public EventLoopGroup eventLoopGroup(int type, int threads, ThreadFactory factory, int ioRatio) {
            return transport.eventLoopGroup(type, threads, factory, ioRatio);
        }

        @Override
        public DatagramChannel datagramChannel() {
            return transport.datagramChannel();
        }

        @Override
        public DatagramChannel datagramChannel(InternetProtocolFamily family) {
            return transport.datagramChannel(family);
        }

        @Override
        public ChannelFactory<? extends Channel> channelFactory(boolean isDomainSocket) {
            return transport.channelFactory(isDomainSocket);
        }

        @Override
        public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean isDomainSocket) {
            return transport.serverChannelFactory(isDomainSocket);
        }

        @Override
        public void configure(DatagramChannel channel, DatagramSocketOptions options) {
            transport.configure(channel, options);
        }

        @Override
        public void configure(ClientOptionsBase options, boolean isDomainSocket, io.netty.bootstrap.Bootstrap client) {
            transport.configure(options, isDomainSocket, client);
        }
    }

    /** Stands where connections come in, before anybody has read from them. */
    @Sharable
    private static final class Door extends ChannelInboundHandlerAdapter {
        private final Duration slow;
        private final Duration idle;

        Door(Duration slow, Duration idle) {
            this.slow = slow;
            this.idle = idle;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object connection) {
            ((Channel) connection).pipeline().addFirst(new Patience(slow, idle));
            context.fireChannelRead(connection);
        }
    }
}
