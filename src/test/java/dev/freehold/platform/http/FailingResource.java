package dev.freehold.platform.http;

import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Fails on purpose, in every way there is. Only in tests. */
@Path("/test/failures")
@Produces("application/json")
public class FailingResource {
    static final String SECRET = "jdbc:postgresql://freehold:tr0ub4dor@10.0.0.7/prod";

    @GET
    @PermitAll
    @Path("unexpected")
    @Operation(hidden = true)
    public String unexpected() {
        throw new IllegalStateException(SECRET, new IllegalArgumentException(SECRET));
    }

    @GET
    @PermitAll
    @Path("error")
    @Operation(hidden = true)
    public String error() {
        throw new LinkageError(SECRET);
    }

    @GET
    @PermitAll
    @Path("problem/{code}")
    @Operation(hidden = true)
    public String problem(ProblemCode code) {
        throw new ProblemException(code, "On purpose.", new IllegalStateException(SECRET));
    }

    @GET
    @PermitAll
    @Path("status/{status}")
    @Operation(hidden = true)
    public String status(int status) {
        throw new WebApplicationException(SECRET, status);
    }

    @GET
    @Path("wait/{code}")
    @PermitAll
    @Operation(hidden = true)
    public String waiting(ProblemCode code) {
        throw new ProblemException(code, "On purpose.").with(Map.of(ProblemException.RETRY_AFTER, 47));
    }
}
