package dev.freehold.identity.authentication;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * {@code Authorization: Bearer}, with any of the tokens that this service accepts (RFC 6750). Asked only where an endpoint
 * needs to know who calls.
 */
@Singleton
public class BearerAuthentication implements HttpAuthenticationMechanism {
    private static final String SCHEME = "Bearer ";

    /** Goes before the mechanism that the OpenID Connect extension brings, which would take every bearer token for its own. */
    private static final int BEFORE_OTHERS = 2 * HttpAuthenticationMechanism.DEFAULT_PRIORITY;

    private final Admissions admissions;

    BearerAuthentication(Admissions admissions) {
        this.admissions = admissions;
    }

    /** Who presents the bearer token, nobody without one; fails if the one that came is not accepted. */
    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Uni.createFrom().nullItem();
        }
        return admissions.identity(header.substring(SCHEME.length()).strip(), context);
    }

    @Override
    public int getPriority() {
        return BEFORE_OTHERS;
    }

    /** The challenge of a 401 is written where all problems are, in platform.http. */
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }
}
