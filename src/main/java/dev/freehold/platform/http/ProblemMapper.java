package dev.freehold.platform.http;

import dev.freehold.shared.http.MediaTypes;
import dev.freehold.shared.persistence.DatabaseFailures;
import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/** Turns every failure of a resource into its problem document. */
public class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    private static final int NOT_FOUND = ProblemCode.NOT_FOUND.status();
    private static final int METHOD_NOT_ALLOWED = ProblemCode.METHOD_NOT_ALLOWED.status();

    private final ProblemDocument document;
    private final AllowedMethods allowed;

    ProblemMapper(ProblemDocument document, AllowedMethods allowed) {
        this.document = document;
        this.allowed = allowed;
    }

    /** One mapper for all: what the failure is decides, not where it came from. */
    @ServerExceptionMapper({
        Throwable.class,
        ProblemException.class,
        WebApplicationException.class,
        NotFoundException.class,
        NotAllowedException.class,
        UnauthorizedException.class,
        AuthenticationFailedException.class,
        ForbiddenException.class
    })
    public RestResponse<Map<String, Object>> map(
            Throwable failure, RoutingContext context, SimpleResourceInfo endpoint) {
        ProblemException problem = problem(failure, context, endpoint);
        if (problem.code().status() >= 500) {
            log(problem, failure, context);
        }
        ResponseBuilder<Map<String, Object>> response = ResponseBuilder.<Map<String, Object>>create(
                        problem.code().status())
                .entity(document.members(problem, context))
                .header(HttpHeaders.CONTENT_TYPE, MediaTypes.PROBLEM);
        ProblemDocument.retryAfter(problem, context.request())
                .ifPresent(seconds -> response.header(HttpHeaders.RETRY_AFTER, seconds));
        if (problem.code() == ProblemCode.METHOD_NOT_ALLOWED) {
            response.header(HttpHeaders.ALLOW, allowed.at(context.request().path()));
        }
        if (problem.code().status() == 401) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, challenge(failure));
        }
        return response.build();
    }

    /** RFC 6750, section 3: a request without a token is told no more than how to bring one. */
    private static String challenge(Throwable failure) {
        return failure instanceof AuthenticationFailedException
                ? "Bearer realm=\"freehold\", error=\"invalid_token\""
                : "Bearer realm=\"freehold\"";
    }

    private ProblemException problem(Throwable failure, RoutingContext context, SimpleResourceInfo endpoint) {
        Throwable translated = DatabaseFailures.translate(failure);
        if (translated instanceof ProblemException problem) {
            return problem;
        }
        if (translated instanceof UnauthorizedException) {
            return new ProblemException(
                    ProblemCode.UNAUTHENTICATED, "Send an access token: Authorization: Bearer and the token.");
        }
        if (translated instanceof AuthenticationFailedException) {
            return new ProblemException(ProblemCode.UNAUTHENTICATED, "The access token is not valid.");
        }
        if (translated instanceof ForbiddenException) {
            return new ProblemException(ProblemCode.FORBIDDEN, "This needs " + EndpointNeeds.of(endpoint) + ".");
        }
        if (translated instanceof WebApplicationException web) {
            return ProblemDocument.ofStatus(
                    status(web, context.request()), context.request().path());
        }
        return new ProblemException(
                ProblemCode.INTERNAL_ERROR,
                "The failure was recorded under the request id. Look whether a change is there before it is sent again.",
                failure);
    }

    /** Where one resource has a path and another one the paths around it, the framework finds nothing for a method of neither. */
    private int status(WebApplicationException failure, HttpServerRequest request) {
        int status = failure.getResponse().getStatus();
        return status == NOT_FOUND && allowed.refuses(request.method().name(), request.path())
                ? METHOD_NOT_ALLOWED
                : status;
    }

    /** A database that is away is news once, not a stack trace for each request. */
    private static void log(ProblemException problem, Throwable failure, RoutingContext context) {
        String what = context.request().method() + " " + context.request().path();
        if (problem.code() == ProblemCode.INTERNAL_ERROR) {
            LOG.errorf(failure, "%s failed", what);
        } else {
            Throwable cause = problem.getCause() == null ? problem : problem.getCause();
            LOG.warnf("%s: %s (%s)", what, problem.code().code(), cause.getMessage());
        }
    }
}
