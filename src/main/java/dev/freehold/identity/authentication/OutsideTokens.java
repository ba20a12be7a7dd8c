package dev.freehold.identity.authentication;

import dev.freehold.identity.oidc.OidcConfig;
import dev.freehold.identity.oidc.OutsidePerson;
import dev.freehold.identity.oidc.OutsideUserService;
import dev.freehold.shared.http.RequestId;
import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.TenantIdentityProvider;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/** Tokens of the OpenID Connect issuer that the operator trusts. Quarkus checks them; here they become users of ours. */
@ApplicationScoped
class OutsideTokens {
    /** Looks, and believes nothing. */
    private static final JwtConsumer UNCHECKED = new JwtConsumerBuilder()
            .setSkipAllValidators()
            .setDisableRequireSignature()
            .setSkipSignatureVerification()
            .build();

    private final OidcConfig config;
    private final Instance<TenantIdentityProvider> issuer;
    private final OutsideUserService users;
    private final AccountLookup accounts;

    OutsideTokens(
            OidcConfig config,
            Instance<TenantIdentityProvider> issuer,
            OutsideUserService users,
            AccountLookup accounts) {
        this.config = config;
        this.issuer = issuer;
        this.users = users;
        this.accounts = accounts;
    }

    /** Whether the token says that it is the outside issuer's; whether that is so, only {@link #read} tells. */
    boolean areMeant(String token) {
        if (config.issuer().isEmpty()) {
            return false;
        }
        try {
            String says = UNCHECKED.processToClaims(token).getIssuer();
            return says != null
                    && withoutSlash(says).equals(withoutSlash(config.issuer().get()));
        } catch (InvalidJwtException | MalformedClaimException notOne) {
            return false;
        }
    }

    /** Whose token it is; fails with 401 if it is not accepted, 503 if the issuer cannot be asked for its keys. */
    Uni<Admission> read(String token, long now, RoutingContext request) {
        Context context = Vertx.currentContext();
        return issuer.get()
                .authenticate(new AccessTokenCredential(token))
                .onFailure()
                .transform(OutsideTokens::refusal)
                .emitOn(step -> context.runOnContext(ignored -> step.run()))
                .chain(identity -> admission(identity, now, request));
    }

    private Uni<Admission> admission(SecurityIdentity identity, long now, RoutingContext request) {
        JsonWebToken token = (JsonWebToken) identity.getPrincipal();
        return users.user(person(token, identity.getRoles()), RequestId.of(request))
                .chain((UUID user) -> accounts.of(user))
                .onItem()
                .ifNull()
                .failWith(() -> TokenReader.refused("The user may not sign in."))
                .map(account -> Admission.of(account, Instant.ofEpochSecond(token.getExpirationTime()), now));
    }

    private OutsidePerson person(JsonWebToken token, Set<String> roles) {
        return OutsidePerson.described(
                token.getIssuer(),
                token.getSubject(),
                token.<Object>getClaim(Claims.preferred_username.name()),
                token.<Object>getClaim(Claims.email.name()),
                Boolean.parseBoolean(String.valueOf(token.<Object>getClaim(Claims.email_verified.name()))),
                token.<Object>getClaim("name"),
                config.rolesClaim().isPresent() ? roles : null);
    }

    private static Throwable refusal(Throwable failure) {
        return failure instanceof AuthenticationFailedException
                ? TokenReader.refused("The issuer's signature, its audience or its time is not in order.")
                : new ProblemException(
                        ProblemCode.ISSUER_UNAVAILABLE,
                        "The issuer of the token cannot be asked for its keys.",
                        failure);
    }

    private static String withoutSlash(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }
}
