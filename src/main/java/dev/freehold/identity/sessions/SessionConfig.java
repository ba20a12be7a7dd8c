package dev.freehold.identity.sessions;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long people stay signed in. */
@ConfigMapping(prefix = "freehold.sessions")
public interface SessionConfig {
    /** How long a refresh token counts; each refresh begins it anew. */
    @WithDefault("30d")
    Duration lifetime();
}
