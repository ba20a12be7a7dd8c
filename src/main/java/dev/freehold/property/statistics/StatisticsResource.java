package dev.freehold.property.statistics;

import dev.freehold.shared.access.Caller;
import dev.freehold.shared.access.Callers;
import dev.freehold.shared.access.Permissions;
import dev.freehold.shared.http.Idempotent;
import dev.freehold.shared.http.MediaTypes;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/properties/stats")
@Tag(name = "Property")
@Produces(MediaTypes.JSON)
@Cancellable(false)
@Idempotent
public class StatisticsResource {
    private final StatisticsService statistics;
    private final Callers callers;

    StatisticsResource(StatisticsService statistics, Callers callers) {
        this.statistics = statistics;
        this.callers = callers;
    }

    @GET
    @PermissionsAllowed(Permissions.PROPERTIES_READ)
    @Operation(
            summary = "Get the market picture",
            description =
                    "Counts the matching listings and computes median and quartiles of their prices, in groups. The price"
                            + " of a listing that is closed is what was paid, of any other what is asked.")
    @Parameter(
            name = StatisticsRequest.GROUP_BY,
            in = ParameterIn.QUERY,
            description =
                    "What the listings of a group have in common: one or more of `month` (of the sale, or else when it came"
                            + " to the market), `standard_status`, `property_type`, `city`, `postal_code`, separated by commas.",
            schema = @Schema(type = SchemaType.STRING, defaultValue = "month,standard_status"))
    @Parameter(
            name = StatisticsRequest.AREA_UNITS,
            in = ParameterIn.QUERY,
            description = "What `price_per_area` is by.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"square_feet", "square_meters"},
                            defaultValue = "square_feet"))
    public Uni<MarketPicture> picture(UriInfo uri) {
        Caller caller = callers.current();
        return statistics.picture(StatisticsRequest.parse(caller, uri.getQueryParameters()), caller);
    }
}
