package dev.freehold.platform.http;

import dev.freehold.shared.http.MediaTypes;
import dev.freehold.shared.persistence.DatabaseFailures;
import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
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

/** Turns every failure of a resource into its problem document. */
public class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

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
        NotAllowedException.class
    })
    public RestResponse<Map<String, Object>> map(Throwable failure, RoutingContext context) {
        ProblemException problem = problem(failure, context);
        if (problem.code().status() >= 500) {
            log(problem, failure, context);
        }
        ResponseBuilder<Map<String, Object>> response = ResponseBuilder.<Map<String, Object>>create(
                        problem.code().status())
                .entity(document.members(problem, context))
                .header(HttpHeaders.CONTENT_TYPE, MediaTypes.PROBLEM);
        if (problem.code().status() == 503) {
            response.header(HttpHeaders.RETRY_AFTER, ProblemDocument.RETRY_AFTER);
        }
        if (problem.code() == ProblemCode.METHOD_NOT_ALLOWED) {
            response.header(HttpHeaders.ALLOW, allowed.at(context.request().path()));
        }
        return response.build();
    }

    private static ProblemException problem(Throwable failure, RoutingContext context) {
        Throwable translated = DatabaseFailures.translate(failure);
        if (translated instanceof ProblemException problem) {
            return problem;
        }
        if (translated instanceof WebApplicationException web) {
            return ProblemDocument.ofStatus(
                    web.getResponse().getStatus(), context.request().path());
        }
        return new ProblemException(
                ProblemCode.INTERNAL_ERROR,
                "The failure was recorded under the request id; nothing was changed by this request.",
                failure);
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
