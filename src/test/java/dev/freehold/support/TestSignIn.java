package dev.freehold.support;

import dev.freehold.shared.access.Account;
import dev.freehold.shared.access.Callers;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Lets a test say by header who makes a request and what he may do. A request that says nothing is made by the developer, who
 * may do everything. A request with an Authorization header is left to the service itself.
 */
@Singleton
public class TestSignIn implements HttpAuthenticationMechanism {
    /** The id of the user whom all requests are made by that do not say anything else. */
    public static final UUID DEVELOPER = UUID.fromString("01890000-0000-7000-8000-000000000001");

    /** The id of the user who makes the request; {@link #NOBODY} for a request without any credentials. */
    public static final String USER = "X-Test-User";

    /** See {@link #USER}. */
    public static final String NOBODY = "nobody";

    /** What he may do beyond what everybody may who works here, separated by commas; empty for nothing more. */
    public static final String PERMISSIONS = "X-Test-Permissions";

    /** All that he may do, separated by commas. */
    public static final String ONLY = "X-Test-Only";

    /** Says that the request brings a personal access token: nobody has signed in himself. */
    public static final String TOKEN = "X-Test-Token";

    private static final String EVERYTHING = "select name from permissions";
    private static final String ORDINARY = "select name from permissions where name ~ ':(read|write)$'"
            + " and name !~ '^(audit|trash|roles|schema|properties.confidential):'";

    private Set<String> everything;
    private Set<String> ordinary;

    /** After the migrations. */
    void makeDeveloper(@Observes @Priority(10_000) StartupEvent event) {
        Database.makeDeveloper();
        everything = Set.copyOf(Database.column(EVERYTHING));
        ordinary = Set.copyOf(Database.column(ORDINARY));
    }

    @Override
    public int getPriority() {
        return 10_000;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        HttpServerRequest request = context.request();
        String user = request.getHeader(USER);
        if (request.getHeader("Authorization") != null || NOBODY.equals(user)) {
            return Uni.createFrom().nullItem();
        }
        String only = request.getHeader(ONLY);
        UUID id = user == null ? DEVELOPER : UUID.fromString(user);
        Set<String> roles = request.getHeader(TOKEN) == null ? Set.of(Callers.PERSON) : Set.of();
        return Uni.createFrom()
                .item(identity(
                        new Account(
                                id,
                                "test",
                                only == null ? permissions(request.getHeader(PERMISSIONS)) : listed(only),
                                roles.contains(Callers.PERSON),
                                null),
                        roles));
    }

    private static SecurityIdentity identity(Account account, Set<String> roles) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(account)
                .addRoles(roles)
                .addPermissionsAsString(account.permissions())
                .build();
    }

    private Set<String> permissions(String more) {
        if (more == null) {
            return everything;
        }
        Set<String> permissions = new HashSet<>(ordinary);
        permissions.addAll(listed(more));
        return permissions;
    }

    private static Set<String> listed(String permissions) {
        return Arrays.stream(permissions.split(",", -1))
                .filter(permission -> !permission.isBlank())
                .collect(Collectors.toSet());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public Set<Class<? extends io.quarkus.security.identity.request.AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }
}
