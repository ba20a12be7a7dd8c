package dev.freehold.shared.transfer;

import dev.freehold.shared.http.RequestEnd;
import dev.freehold.shared.http.RequestFingerprint;
import dev.freehold.shared.persistence.StartOverException;
import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Receives uploads into temporary files. Only an upload that has arrived whole meets the database, so that a client that is
 * slow, or hangs up in the middle, holds no connection and leaves nothing behind.
 */
@Singleton
public class Uploads {
    /** Passes after the first: each leaves out rows that the one before it found; more than one is a race with other writers. */
    private static final int RETRIES = 4;

    private static final String UPLOAD = "freehold.upload";
    private static final int SECONDS_TO_WAIT = 5;

    private final CurrentVertxRequest request;
    private final RequestFingerprint fingerprint;
    /** Asked for at the time of use: filters are made before run-time configuration is there. */
    private final Provider<Long> maxUpload;

    private final Provider<Integer> maxImports;
    private final AtomicInteger underWay = new AtomicInteger();

    public Uploads(
            CurrentVertxRequest request,
            RequestFingerprint fingerprint,
            @ConfigProperty(name = "freehold.http.max-upload") Provider<Long> maxUpload,
            @ConfigProperty(name = "freehold.http.max-imports") Provider<Integer> maxImports) {
        this.request = request;
        this.fingerprint = fingerprint;
        this.maxUpload = maxUpload;
        this.maxImports = maxImports;
    }

    /**
     * Imports the upload of the current request, whose endpoint is {@link Spooled}: again, in a new transaction, if rows have
     * to be left out. With an Idempotency-Key the transaction is not ours, and whoever opened it starts over.
     *
     * @param pass one import in a transaction of its own
     */
    public Uni<ImportReport> importing(Function<Upload, Uni<ImportReport>> pass) {
        RoutingContext routing = request.getCurrent();
        Upload upload = routing.get(UPLOAD);
        Uni<ImportReport> passes = Uni.createFrom().deferred(() -> pass.apply(upload));
        return routing.request().getHeader(RequestFingerprint.IDEMPOTENCY_KEY) != null ? passes : toItsEnd(passes);
    }

    /**
     * The work of the current request {@link #inPasses}. If it is an import, its file and its place among those under way are kept until the
     * work has ended, though its client may leave before.
     */
    public <T> Uni<T> toItsEnd(Uni<T> passes) {
        Place place = Place.of(request.getCurrent());
        return place == null ? inPasses(passes) : place.during(inPasses(passes));
    }

    /**
     * An import that is done again, in a new transaction, if rows have to be left out.
     *
     * @param passes makes one pass, in a transaction of its own, each time it is subscribed to
     */
    public static <T> Uni<T> inPasses(Uni<T> passes) {
        return passes.onFailure(StartOverException.class).retry().atMost(RETRIES);
    }

    /** Receives the body before the endpoint is called; one beyond {@code HTTP_MAX_IMPORTS} is refused unread, with a 503. */
    @Spooled
    @ServerRequestFilter
    public Uni<Response> receive(ContainerRequestContext context) {
        RoutingContext routing = request.getCurrent();
        return takePlace(routing) ? spool(context, routing) : Uni.createFrom().failure(refusal(routing));
    }

    /** Each import under way keeps a file on the disk and a connection to the database busy. */
    private boolean takePlace(RoutingContext routing) {
        if (underWay.incrementAndGet() > maxImports.get() || RequestEnd.isOver(routing)) {
            underWay.decrementAndGet();
            return false;
        }
        Place.take(routing).atEnd(underWay::decrementAndGet);
        return true;
    }

    private ProblemException refusal(RoutingContext routing) {
        // Without its body read, the connection cannot serve another request.
        routing.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        routing.request().resume();
        return new ProblemException(
                        ProblemCode.OVERLOADED,
                        "Other imports are under way; at most " + maxImports.get()
                                + " may be at a time. Nothing was changed.")
                .with(Map.of(ProblemException.RETRY_AFTER, SECONDS_TO_WAIT));
    }

    private Uni<Response> spool(ContainerRequestContext context, RoutingContext routing) {
        String mediaType =
                context.getMediaType().getType() + "/" + context.getMediaType().getSubtype();
        return Uni.createFrom()
                .completionStage(routing.vertx()
                        .fileSystem()
                        .createTempFile("freehold-upload-", ".tmp")
                        .toCompletionStage())
                .onFailure()
                .transform(Uploads::noRoom)
                .call(file -> deleteAtEnd(routing, file))
                .chain(file -> write(routing, file).invoke(digest -> {
                    fingerprint.bodyDigest(digest);
                    routing.put(UPLOAD, new Upload(Path.of(file), mediaType, ImportProgress.UNHEARD));
                }))
                .map(received -> null);
    }

    /** A client that has left already will end no more. */
    private static Uni<Void> deleteAtEnd(RoutingContext routing, String file) {
        if (!RequestEnd.isOver(routing)) {
            Place.of(routing).atEnd(() -> routing.vertx().fileSystem().delete(file));
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .completionStage(() -> routing.vertx().fileSystem().delete(file).toCompletionStage())
                .onItem()
                .failWith(() -> cutOff(null));
    }

    private Uni<byte[]> write(RoutingContext routing, String file) {
        return Uni.createFrom()
                .completionStage(() -> routing.vertx()
                        .fileSystem()
                        .open(file, new OpenOptions())
                        .toCompletionStage())
                .chain(open -> Uni.createFrom()
                        .<byte[]>emitter(
                                emitter -> new Reception(open, maxUpload.get(), emitter).start(routing.request()))
                        .eventually(() -> Uni.createFrom()
                                .completionStage(() -> open.close().toCompletionStage())));
    }

    static ProblemException cutOff(Throwable failure) {
        return new ProblemException(
                ProblemCode.BAD_REQUEST, "The upload ended before it was whole; nothing was changed.", failure);
    }

    static ProblemException noRoom(Throwable failure) {
        return new ProblemException(
                ProblemCode.INSUFFICIENT_STORAGE, "The upload could not be received; nothing was changed.", failure);
    }
}
