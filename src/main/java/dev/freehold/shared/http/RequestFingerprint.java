package dev.freehold.shared.http;

import dev.freehold.shared.value.Sha256;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Tells whether two requests are the same: a hash of method, path, query and body. */
@Singleton
public class RequestFingerprint {
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final String BODY_DIGEST = "freehold.body-digest";

    private final CurrentVertxRequest request;

    public RequestFingerprint(CurrentVertxRequest request) {
        this.request = request;
    }

    /** Notes the body of the current request, if anybody is going to ask for it. */
    public void body(byte[] body) {
        RoutingContext context = request.getCurrent();
        if (context.request().getHeader(IDEMPOTENCY_KEY) != null) {
            bodyDigest(Sha256.digest().digest(body));
        }
    }

    /** Notes the SHA-256 of a body that was streamed. */
    public void bodyDigest(byte[] digest) {
        request.getCurrent().put(BODY_DIGEST, digest);
    }

    /** 32 bytes that equal requests share. */
    public byte[] current() {
        RoutingContext context = request.getCurrent();
        MessageDigest digest = Sha256.digest();
        digest.update(
                (context.request().method() + " " + context.request().uri() + "\n").getBytes(StandardCharsets.UTF_8));
        byte[] body = context.get(BODY_DIGEST);
        return body == null ? digest.digest() : digest.digest(body);
    }
}
