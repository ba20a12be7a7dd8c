package dev.freehold.platform.openapi;

import dev.freehold.shared.http.NeverStored;
import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/**
 * Who may call an operation, as the annotation at its method says.
 *
 * @param needs in words; empty for everybody
 * @param permission its name; empty if none is needed
 * @param isStored whether its answers may be kept for an Idempotency-Key
 */
record Access(Optional<String> needs, Optional<String> permission, boolean isStored) {
    private static final String SCHEME = "bearer";

    /**
     * Reads the annotation.
     *
     * @param found what the scan found; its operationId is {@code <class>_<method>}
     */
    static Access of(IndexView index, Operation found) {
        String id = found.getOperationId();
        int end = id.lastIndexOf('_');
        ClassInfo resource = index.getClassByName(DotName.createSimple(id.substring(0, end)));
        MethodInfo method = resource.methods().stream()
                .filter(candidate ->
                        candidate.name().equals(id.substring(end + 1)) && Modifier.isPublic(candidate.flags()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no method " + id));
        boolean isStored = !resource.hasDeclaredAnnotation(DotName.createSimple(NeverStored.class));
        if (method.hasAnnotation(DotName.createSimple(PermissionsAllowed.class))) {
            String permission = method.annotation(DotName.createSimple(PermissionsAllowed.class))
                    .value()
                    .asStringArray()[0];
            return new Access(Optional.of("the permission `" + permission + "`"), Optional.of(permission), isStored);
        }
        if (method.hasAnnotation(DotName.createSimple(RolesAllowed.class))) {
            return new Access(
                    Optional.of("somebody who has signed in himself: a personal access token is refused"),
                    Optional.empty(),
                    isStored);
        }
        return method.hasAnnotation(DotName.createSimple(Authenticated.class))
                ? new Access(Optional.of("somebody who is signed in"), Optional.empty(), isStored)
                : new Access(Optional.empty(), Optional.empty(), isStored);
    }

    /** Describes how a client says who he is. */
    static void addTo(Components components) {
        components.addSecurityScheme(
                SCHEME,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")
                        .description(
                                "The `access_token` that `POST /api/v1/auth/login` answers, a personal access token"
                                        + " (`fh_...`), or a token of the OpenID Connect issuer that the operator trusts."));
    }

    /** Whether some callers are refused who are signed in. */
    boolean refusesSome() {
        return permission.isPresent()
                || needs.filter(text -> text.contains("refused")).isPresent();
    }

    /** Says it to programs: the scheme and, as its role, the permission. */
    void describe(Operation operation) {
        if (needs.isEmpty()) {
            operation.security(List.of());
        } else {
            operation.security(List.of(OASFactory.createSecurityRequirement()
                    .addScheme(SCHEME, permission.map(List::of).orElse(List.of()))));
        }
    }

    /** The operation's own text, if it has any, with what it needs behind it. */
    String described(String own) {
        String text = needs.map(need -> "Needs " + need + ".").orElse("Open to everybody.");
        return own == null ? text : own + " " + text;
    }
}
