package dev.freehold.fault;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Connections that each send one byte per second: half of them the head of a request, half the body of one whose head says who they
 * are. One that the service closes is opened again, so that there are always as many.
 */
final class SlowConnections implements AutoCloseable {
    private static final long ROUND_NANOS = Duration.ofSeconds(1).toNanos();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Neither ever comes to its end. */
    private static final String SLOW_HEAD = "GET /api/v1/tasks HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";

    private static final byte NEXT = 'a';

    private final InetSocketAddress address;
    private final byte[] bodyHead;
    private final List<SocketChannel> channels = new ArrayList<>();
    private final Thread sender = new Thread(this::sendByteByByte, "slow connections");
    private volatile boolean stopped;
    private final AtomicInteger closedByService = new AtomicInteger();
    private volatile Exception failure;

    /** @param authorization of somebody who may write */
    SlowConnections(URI service, String authorization, int count) throws IOException {
        this.address = new InetSocketAddress(service.getHost(), service.getPort());
        this.bodyHead = ("POST /api/v1/tasks HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + authorization
                        + "\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{")
                .getBytes(StandardCharsets.US_ASCII);
        for (int number = 0; number < count; number++) {
            channels.add(open(number));
        }
        sender.setDaemon(true);
        sender.start();
    }

    /** Whether one process may have so many files open. */
    static boolean areAllowed(int count) {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                && system.getMaxFileDescriptorCount() > count * 1.2;
    }

    private SocketChannel open(int number) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.socket().connect(address, (int) PATIENCE.toMillis());
        if (number % 2 == 0) {
            channel.write(ByteBuffer.wrap(SLOW_HEAD.getBytes(StandardCharsets.US_ASCII)));
        } else {
            channel.write(ByteBuffer.wrap(bodyHead));
        }
        channel.configureBlocking(false);
        return channel;
    }

    private void sendByteByByte() {
        try {
            while (!stopped) {
                long next = System.nanoTime() + ROUND_NANOS;
                for (int number = 0; number < channels.size() && !stopped; number++) {
                    if (!isOpen(channels.get(number))) {
                        closedByService.incrementAndGet();
                        channels.get(number).close();
                        channels.set(number, open(number));
                    }
                }
                LockSupport.parkNanos(next - System.nanoTime());
            }
        } catch (IOException refused) {
            failure = refused;
        }
    }

    /** Whether the other side takes another byte, and has not said that it has heard enough. */
    private static boolean isOpen(SocketChannel channel) {
        try {
            channel.write(ByteBuffer.wrap(new byte[] {NEXT}));
            return channel.read(ByteBuffer.allocate(1)) == 0;
        } catch (IOException closed) {
            return false;
        }
    }

    /** How often the service closed one, or answered it. */
    int closedByService() {
        return closedByService.get();
    }

    /** What kept a connection from being opened; null if nothing did. */
    Exception failure() {
        return failure;
    }

    @Override
    public void close() throws IOException {
        stopped = true;
        try {
            sender.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        for (SocketChannel channel : channels) {
            channel.close();
        }
    }
}
