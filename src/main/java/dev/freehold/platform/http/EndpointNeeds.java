package dev.freehold.platform.http;

import io.quarkus.security.PermissionsAllowed;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/** What an endpoint asks of its callers, in words for somebody who was refused. */
final class EndpointNeeds {
    private EndpointNeeds() {}

    static String of(SimpleResourceInfo endpoint) {
        return Stream.of(endpoint.getResourceClass().getMethods())
                .filter(method -> isMethod(method, endpoint))
                .map(method -> method.getAnnotation(PermissionsAllowed.class))
                .filter(needs -> needs != null)
                .map(needs -> "the permission " + String.join(" or ", needs.value()))
                .findFirst()
                .orElse("somebody who has signed in himself, not with a personal access token");
    }

    private static boolean isMethod(Method method, SimpleResourceInfo endpoint) {
        return method.getName().equals(endpoint.getMethodName())
                && Arrays.equals(method.getParameterTypes(), endpoint.parameterTypes());
    }
}
