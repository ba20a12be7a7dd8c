package dev.freehold.identity.keys;

import dev.freehold.shared.http.Idempotent;
import dev.freehold.shared.http.MediaTypes;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The public keys, for services that check access tokens themselves. */
@Path("/.well-known/jwks.json")
@Tag(name = "Operation")
@Produces({MediaTypes.JSON, JwksResource.KEY_SET})
@Cancellable(false)
@Idempotent
public class JwksResource {
    static final String KEY_SET = "application/jwk-set+json";

    /** Half as long as a new key is there before it signs. */
    private static final String CACHING = "public, max-age=300";

    private final SigningKeys keys;

    JwksResource(SigningKeys keys) {
        this.keys = keys;
    }

    /** Every key whose signatures count, and the next one some minutes before it signs. */
    @GET
    @PermitAll
    @Operation(
            summary = "List the public keys",
            description = "Whoever has one can check our access tokens himself (RFC 7517).")
    public Uni<RestResponse<PublicKeys>> publicKeys() {
        return keys.counting(Instant.now()).map(PublicKeys::of).map(set -> ResponseBuilder.ok(set)
                .header("Cache-Control", CACHING)
                .build());
    }
}
