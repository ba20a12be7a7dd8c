package dev.freehold.platform.http.limits;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Takes its time, and comes to its end even so. Only in tests. */
@Path("/api/test/slow")
@Produces("application/json")
@Cancellable(false)
public class SlowResource {
    /** Bytes, more than any buffer on the way holds. */
    static final int LUMP = 32_000_000;

    static final AtomicInteger ENDED = new AtomicInteger();

    @GET
    @PermitAll
    @Path("answer/{millis}")
    @Operation(hidden = true)
    public Uni<Map<String, String>> answer(int millis) {
        return after(millis).replaceWith(Map.of("slow", "but here"));
    }

    @GET
    @PermitAll
    @Path("failure/{millis}")
    @Operation(hidden = true)
    public Uni<Map<String, String>> failure(int millis) {
        return after(millis).map(done -> {
            throw new IllegalArgumentException("too late");
        });
    }

    @GET
    @PermitAll
    @Produces("text/csv")
    @Path("stream/{millis}")
    @Operation(hidden = true)
    public Multi<Buffer> stream(int millis) {
        Multi<Buffer> rows = Multi.createFrom().range(0, 5).onItem().transformToUniAndConcatenate(i -> after(millis)
                .replaceWith(Buffer.buffer("row\n")));
        return Multi.createBy().concatenating().streams(Multi.createFrom().item(Buffer.buffer("head\n")), rows);
    }

    /** More than any buffer on the way holds. */
    @GET
    @PermitAll
    @Produces("text/csv")
    @Path("flood")
    @Operation(hidden = true)
    public Multi<Buffer> flood() {
        Buffer piece = Buffer.buffer("x".repeat(1_000_000));
        return Multi.createFrom().range(0, 500).map(i -> piece).onTermination().invoke(ENDED::incrementAndGet);
    }

    /** A long answer at once, as a page of a list is. */
    @GET
    @PermitAll
    @Path("lump")
    @Operation(hidden = true)
    public Uni<Buffer> lump() {
        return Uni.createFrom().item(Buffer.buffer("x".repeat(LUMP)));
    }

    @POST
    @PermitAll
    @Path("import")
    @Operation(hidden = true)
    public Uni<Map<String, String>> imported() {
        return after(3_000).replaceWith(Map.of("imported", "yes"));
    }

    private static Uni<Void> after(int millis) {
        return Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(Duration.ofMillis(millis))
                .invoke(ENDED::incrementAndGet);
    }
}
