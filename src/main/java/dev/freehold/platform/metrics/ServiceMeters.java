package dev.freehold.platform.metrics;

import dev.freehold.platform.health.DatabaseProbe;
import dev.freehold.schema.boot.SchemaState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether the service could work now, and how many connections it may have: what a graph of the pool is read against. */
@Singleton
public class ServiceMeters implements MeterBinder {
    private final DatabaseProbe database;
    private final SchemaState schema;
    private final int poolSize;
    private volatile double databaseUp = Double.NaN;

    ServiceMeters(
            DatabaseProbe database,
            SchemaState schema,
            @ConfigProperty(name = "freehold.database.pool.size") int poolSize) {
        this.database = database;
        this.schema = schema;
        this.poolSize = poolSize;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("database.up", () -> databaseUp)
                .description("1 if the database answered within a second when last asked, every 10 s; otherwise 0")
                .register(registry);
        Gauge.builder("schema.ready", () -> schema.isReady() ? 1 : 0)
                .description("1 while the schema is the one that this build needs; otherwise 0, and calls are refused")
                .register(registry);
        Gauge.builder("sql.pool.max.size", () -> poolSize)
                .description("Most connections that the pool may have")
                .tag("pool_name", "requests")
                .tag("pool_type", "sql")
                .register(registry);
    }

    /** On a schedule, so that scrapes ask the database nothing. */
    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> ask() {
        return database.flaw().invoke(flaw -> databaseUp = flaw == null ? 1 : 0).replaceWithVoid();
    }
}
