package dev.freehold.shared.access;

import dev.freehold.shared.http.RequestId;
import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells who makes the current request. */
@ApplicationScoped
public class Callers {
    /** The role of somebody who has signed in himself; whoever holds nothing but a personal access token is not. */
    public static final String PERSON = "person";

    private final CurrentVertxRequest request;

    public Callers(CurrentVertxRequest request) {
        this.request = request;
    }

    /**
     * The caller; needs a request.
     *
     * @throws ProblemException 401 on an endpoint that is open to all, where nobody has been asked who he is
     */
    public Caller current() {
        RoutingContext context = request.getCurrent();
        if (context.user() instanceof QuarkusHttpUser user
                && user.getSecurityIdentity().getPrincipal() instanceof Account account) {
            return new Caller(account, RequestId.of(context));
        }
        throw new ProblemException(ProblemCode.UNAUTHENTICATED, "This needs somebody who is signed in.");
    }
}
