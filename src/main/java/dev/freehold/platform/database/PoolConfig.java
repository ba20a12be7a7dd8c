package dev.freehold.platform.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The bounds of the reactive pool. */
@ConfigMapping(prefix = "freehold.database.pool")
public interface PoolConfig {
    /** Most connections that are open at once. */
    @WithDefault("15")
    int size();

    /** How long a request waits for a free connection before it fails. */
    @WithDefault("30s")
    Duration maxWait();

    /** How old a connection grows before it is replaced. */
    @WithDefault("3600s")
    Duration recycle();
}
