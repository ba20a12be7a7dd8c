package dev.freehold.platform.boot;

import dev.freehold.platform.database.DatabaseAddresses;

/** Tells whoever started the service where everything is. On standard output, for people: the log is for machines. */
final class Welcome {
    private static final String PRINTED = "freehold.welcome.printed";

    private Welcome() {}

    /** @param port that HTTP listens on */
    static void print(int port) {
        // Live reload comes by here at every change, in a new class loader.
        if (System.getProperty(PRINTED) != null) {
            return;
        }
        System.setProperty(PRINTED, "true");
        System.out.println(text("http://localhost:" + port, data()));
    }

    static String text(String base, String data) {
        return """

                Freehold is running.
                  API      %1$s/api/v1
                  Explore  %1$s/q/swagger-ui (the document itself: %1$s/q/openapi)
                  Data     %2$s
                  Sign in  POST %1$s/api/v1/auth/login
                """.formatted(base, data);
    }

    private static String data() {
        return DatabaseChoice.embeddedHome()
                .map(home -> "embedded PostgreSQL in " + home)
                .or(() -> DatabaseAddresses.from(DatabaseChoice.settings())
                        .map(all -> all.requests().toString()))
                .orElse("as configured");
    }
}
