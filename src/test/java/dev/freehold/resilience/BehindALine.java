package dev.freehold.resilience;

import dev.freehold.support.Line;
import dev.freehold.support.PackagedService;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** Gives the service a database behind a network that a test can cut. */
public final class BehindALine implements QuarkusTestResourceLifecycleManager {
    private static Line line;

    static Line line() {
        return line;
    }

    /** A connection that no cut ends. */
    static Connection connectPast() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:" + PostgresResource.url().replace("freehold@", "") + "&user=freehold");
    }

    @Override
    public Map<String, String> start() {
        String url = PostgresResource.url();
        int port = URI.create(url).getPort();
        line = new Line(port);
        return Map.of(
                "DATABASE_URL",
                url.replace(":" + port + "/", ":" + line.port() + "/"),
                "ADMIN_USERNAME",
                PackagedService.ADMIN,
                "ADMIN_PASSWORD",
                PackagedService.PASSWORD);
    }

    @Override
    public void stop() {
        line.close();
    }
}
