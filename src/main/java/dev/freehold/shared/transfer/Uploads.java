package dev.freehold.shared.transfer;

import dev.freehold.shared.http.RequestFingerprint;
import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import dev.freehold.shared.value.Sha256;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Receives uploads into temporary files. Only an upload that has arrived whole meets the database, so that a client that is
 * slow, or hangs up in the middle, holds no connection and leaves nothing behind.
 */
@Singleton
public class Uploads {
    private static final String UPLOAD = "freehold.upload";

    private final CurrentVertxRequest request;
    private final RequestFingerprint fingerprint;
    /** Asked for at the time of use: filters are made before run-time configuration is there. */
    private final Provider<Long> maxUpload;

    public Uploads(
            CurrentVertxRequest request,
            RequestFingerprint fingerprint,
            @ConfigProperty(name = "freehold.http.max-upload") Provider<Long> maxUpload) {
        this.request = request;
        this.fingerprint = fingerprint;
        this.maxUpload = maxUpload;
    }

    /** The upload of the current request, whose endpoint is {@link Spooled}. */
    public Upload current() {
        return request.getCurrent().get(UPLOAD);
    }

    /** Receives the body before the endpoint is called. */
    @Spooled
    @ServerRequestFilter
    public Uni<Response> receive(ContainerRequestContext context) {
        RoutingContext routing = request.getCurrent();
        String mediaType =
                context.getMediaType().getType() + "/" + context.getMediaType().getSubtype();
        return Uni.createFrom()
                .completionStage(routing.vertx()
                        .fileSystem()
                        .createTempFile("freehold-upload-", ".tmp")
                        .toCompletionStage())
                .onFailure()
                .transform(Uploads::noRoom)
                .invoke(file -> routing.addEndHandler(
                        ended -> routing.vertx().fileSystem().delete(file)))
                .chain(file -> write(routing, file).invoke(digest -> {
                    fingerprint.bodyDigest(digest);
                    routing.put(UPLOAD, new Upload(Path.of(file), mediaType));
                }))
                .map(received -> null);
    }

    private Uni<byte[]> write(RoutingContext routing, String file) {
        return Uni.createFrom()
                .completionStage(() -> routing.vertx()
                        .fileSystem()
                        .open(file, new OpenOptions())
                        .toCompletionStage())
                .chain(open -> Uni.createFrom()
                        .<byte[]>emitter(emitter -> pump(routing.request(), open, emitter))
                        .eventually(() -> Uni.createFrom()
                                .completionStage(() -> open.close().toCompletionStage())));
    }

    private void pump(HttpServerRequest body, AsyncFile file, UniEmitter<? super byte[]> emitter) {
        MessageDigest digest = Sha256.digest();
        long bound = maxUpload.get();
        long[] received = {0};
        file.drainHandler(drained -> body.resume());
        body.exceptionHandler(emitter::fail);
        // Only what has reached the file counts as received: a full disk must not pass for a shorter upload.
        body.endHandler(ended -> file.flush()
                .onSuccess(flushed -> emitter.complete(digest.digest()))
                .onFailure(failure -> emitter.fail(noRoom(failure))));
        body.handler(chunk -> {
            received[0] += chunk.length();
            if (received[0] > bound) {
                emitter.fail(new ProblemException(
                        ProblemCode.BODY_TOO_LARGE, "The upload has more than the " + bound + " bytes allowed."));
                body.handler(rest -> {});
                return;
            }
            digest.update(chunk.getBytes());
            file.write(chunk).onFailure(failure -> {
                body.handler(rest -> {});
                body.resume();
                emitter.fail(noRoom(failure));
            });
            if (file.writeQueueFull()) {
                body.pause();
            }
        });
        body.resume();
    }

    private static ProblemException noRoom(Throwable failure) {
        return new ProblemException(
                ProblemCode.INSUFFICIENT_STORAGE, "The upload could not be received; nothing was changed.", failure);
    }
}
