package dev.freehold.resilience;

import dev.freehold.support.PackagedService;
import dev.freehold.support.StandbyPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives the service a primary and a standby; the standby is named first. */
public final class TwoServers implements QuarkusTestResourceLifecycleManager {
    private static StandbyPostgres servers;

    static StandbyPostgres servers() {
        return servers;
    }

    @Override
    public Map<String, String> start() {
        servers = StandbyPostgres.start();
        return Map.of(
                "DATABASE_URL",
                servers.url(),
                "ADMIN_USERNAME",
                PackagedService.ADMIN,
                "ADMIN_PASSWORD",
                PackagedService.PASSWORD);
    }

    @Override
    public void stop() {
        servers.close();
    }
}
