package dev.freehold.platform.boot;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.http.HttpServer;

/** Serves until the process is told to stop. */
public final class Serve implements QuarkusApplication {
    private final HttpServer http;

    Serve(HttpServer http) {
        this.http = http;
    }

    @Override
    public int run(String... args) {
        // Among lines of JSON it would be the only one that no collector reads.
        if (!LogFormat.isJson()) {
            Welcome.print(http.getPort());
        }
        Quarkus.waitForExit();
        return 0;
    }
}
