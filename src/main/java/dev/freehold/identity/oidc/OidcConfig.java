package dev.freehold.identity.oidc;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Whom we believe, besides ourselves. */
@ConfigMapping(prefix = "freehold.oidc")
public interface OidcConfig {
    /** The issuer's address, as the claim {@code iss} of its tokens has it; empty for none. */
    Optional<String> issuer();

    /** The claim that says which roles somebody has, as a path with slashes; empty if roles are given here alone. */
    Optional<String> rolesClaim();

    /** The role of somebody who comes for the first time while no claim says which he has; empty for none. */
    Optional<String> defaultRole();
}
