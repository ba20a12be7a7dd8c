package dev.freehold.support;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** HTTP/1.1 byte by byte, for requests that no client library would send. */
public final class RawHttp {
    private static final int PATIENCE_MILLIS = 20_000;

    private RawHttp() {}

    /**
     * What came back.
     *
     * @param head status line and headers
     * @param body everything after the empty line
     */
    public record Answer(String head, String body) {
        public int status() {
            return Integer.parseInt(head.split(" ", 3)[1]);
        }

        public JsonPath json() {
            return JsonPath.from(body);
        }
    }

    /** Sends a GET whose target is not touched. */
    public static Answer get(String target) {
        return send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", new byte[0]);
    }

    /** Sends a POST of JSON bytes that are not touched. */
    public static Answer post(String target, byte[] body) {
        return send(
                "POST " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n",
                body);
    }

    /** Sends the request and reads until the server closes the connection. */
    public static Answer send(String head, byte[] body) {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            write(socket, head, body);
            String answer = read(socket.getInputStream());
            int end = answer.indexOf("\r\n\r\n");
            if (end < 0) {
                throw new AssertionError("No answer but: \"" + answer + "\"");
            }
            return new Answer(answer.substring(0, end), answer.substring(end + 4));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server that refuses a body need not read it to its end. */
    private static void write(Socket socket, String head, byte[] body) throws IOException {
        try {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
        } catch (SocketException refused) {
            // What it said before is read next.
        }
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes.write(buffer, 0, read);
            }
        } catch (SocketException | SocketTimeoutException end) {
            // The rest of a refused body was on its way.
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
