package dev.freehold.platform.http;

import dev.freehold.shared.problem.InputError;
import dev.freehold.shared.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses query parameters that an endpoint does not know: a misspelt one would otherwise be a silent "no". Endpoints that
 * take the whole query (lists and imports) see to it themselves.
 */
public class UnknownParameters {
    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    /** Fails with 400 and names each unknown parameter. */
    @ServerRequestFilter
    public void check(ContainerRequestContext context, ResourceInfo endpoint) {
        UriInfo uri = context.getUriInfo();
        if (uri.getRequestUri().getRawQuery() == null || takesWholeQuery(endpoint.getResourceMethod())) {
            return;
        }
        Set<String> allowed = known.computeIfAbsent(endpoint.getResourceMethod(), UnknownParameters::names);
        List<InputError> errors = uri.getQueryParameters().keySet().stream()
                .filter(name -> !allowed.contains(name))
                .map(name -> InputError.in(name, "unknown_parameter", refusal(allowed)))
                .toList();
        if (!errors.isEmpty()) {
            throw ProblemException.invalidParameters(errors);
        }
    }

    private static String refusal(Set<String> allowed) {
        return allowed.isEmpty()
                ? "there is no such parameter; none is allowed here"
                : "there is no such parameter; allowed are " + String.join(", ", allowed);
    }

    private static boolean takesWholeQuery(Method method) {
        return Arrays.asList(method.getParameterTypes()).contains(UriInfo.class);
    }

    private static Set<String> names(Method method) {
        Set<String> names = new TreeSet<>();
        for (Parameter parameter : method.getParameters()) {
            QueryParam query = parameter.getAnnotation(QueryParam.class);
            if (query != null) {
                names.add(query.value());
            }
        }
        return names;
    }
}
