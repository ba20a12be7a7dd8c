package dev.freehold.identity.keys;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** What access tokens say, how long they count, and which keys sign them. */
@ConfigMapping(prefix = "freehold.jwt")
public interface JwtConfig {
    /** PEM text, or the path of a file with it: see {@link ConfiguredKeys}. Without it the keys live in the database. */
    Optional<String> privateKey();

    /** How old a key of the database grows before another takes over. */
    @WithDefault("90d")
    @DurationMin(hours = 1)
    Duration keyRotation();

    /** Who issues the tokens: the claim {@code iss}. */
    @WithDefault("freehold")
    String issuer();

    /** Whom they are for: the claim {@code aud}. Services that share keys tell by it which tokens are theirs. */
    @WithDefault("freehold")
    String audience();

    /** How long a token counts from when it is issued. */
    @WithDefault("15m")
    @DurationMin(minutes = 1)
    @DurationMax(hours = 24)
    Duration lifetime();
}
