package dev.freehold.platform.http.limits;

import dev.freehold.shared.problem.ProblemException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Charges a request to the account that was found to make it, before its body is read. */
@Singleton
public class AccountRate {
    private final Provider<RateLimit> limit;

    AccountRate(Provider<RateLimit> limit) {
        this.limit = limit;
    }

    /**
     * Charges the request.
     *
     * @throws ProblemException 429 if the account has nothing left of its rate
     */
    @ServerRequestFilter(priority = 100)
    public void charge(RoutingContext context) {
        limit.get().charge(context);
    }
}
