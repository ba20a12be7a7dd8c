package dev.freehold.platform.http.limits;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What a resource answers after the service has answered in its stead, which {@link RequestDeadline} does. */
public class LateAnswers {
    /** It has nowhere to go: writing it would fail, and be logged as a failure of the service. */
    @ServerResponseFilter
    public void drop(ContainerResponseContext answer, RoutingContext context) {
        if (context.response().ended()) {
            answer.setEntity(null);
        }
    }
}
