package dev.freehold.platform.database.pool;

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

    /** Most requests that wait for a connection; those beyond are refused. */
    @WithDefault("256")
    int queue();

    /** How long a statement of a request may take; zero for ever. */
    @WithDefault("30s")
    Duration statementTimeout();

    /** How old a connection grows before it is replaced. */
    @WithDefault("3600s")
    Duration recycle();
}
