package dev.freehold.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client that says what it likes and leaves when it likes. */
public final class RawClient implements AutoCloseable {
    private final Socket socket;

    private RawClient(Socket socket) {
        this.socket = socket;
    }

    public static RawClient connect(URI base) {
        return connect(base, new Socket());
    }

    /** A client with a small window: what it does not read soon waits at the server. */
    public static RawClient connectNarrow(URI base) {
        return connectNarrow(base, 4_096);
    }

    /** The same with a window of so many bytes. */
    public static RawClient connectNarrow(URI base, int window) {
        try {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(window);
            return connect(base, socket);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static RawClient connect(URI base, Socket socket) {
        try {
            socket.connect(new InetSocketAddress(base.getHost(), base.getPort()), 10_000);
            socket.setSoTimeout(10_000);
            socket.setTcpNoDelay(true);
            return new RawClient(socket);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Sends text as it is; HTTP's line breaks are the caller's. */
    public RawClient send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The next bytes, at most so many; empty at a clean end of the connection. */
    public String read(int atMost) {
        try {
            byte[] buffer = new byte[atMost];
            int length = socket.getInputStream().read(buffer);
            return length < 0 ? "" : new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** All that still comes until the other side ends or breaks the connection; fails if it is silent for ten seconds. */
    public String readToTheEnd() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(bytes);
        } catch (SocketTimeoutException silence) {
            throw new UncheckedIOException(silence);
        } catch (IOException broken) {
            // A connection that breaks has an end too; what came before tells how the answer ended.
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    /** Leaves without a word, as a crashed client does: the other side sees a reset. */
    public void reset() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Leaves in good order: the other side sees the end of the stream. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
