package dev.freehold.platform.database;

import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the server is told about a session.
 *
 * @param applicationName as the server shows it
 * @param options settings of PostgreSQL, as its command line has them
 * @param connectTimeout for one server
 */
public record SessionSettings(String applicationName, Optional<String> options, Duration connectTimeout) {
    /** PostgreSQL cuts longer names of applications, in bytes. */
    public static final int LONGEST_NAME = 63;

    /** Two seconds, so that a call fails within three while the database's host is away. */
    private static final int DEFAULT_CONNECT_SECONDS = 2;

    private static final int MAX_CONNECT_SECONDS = 300;
    private static final String DEFAULT_APPLICATION_NAME = "freehold";

    /** @throws DatabaseSettingsException if one of them cannot be used */
    static SessionSettings of(UrlParameters parameters) {
        return new SessionSettings(
                parameters.find("application_name").map(SessionSettings::shown).orElse(DEFAULT_APPLICATION_NAME),
                parameters.find("options"),
                parameters
                        .find("connect_timeout")
                        .map(SessionSettings::timeout)
                        .orElse(Duration.ofSeconds(DEFAULT_CONNECT_SECONDS)));
    }

    /** What PostgreSQL makes of a name, each version in its own way, is made of it here: sessions are found by it. */
    private static String shown(String applicationName) {
        String plain = applicationName.replaceAll("[^ -~]", "?");
        return plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    }

    private static Duration timeout(String text) {
        return DatabaseUrlParser.wholeNumber(text, MAX_CONNECT_SECONDS)
                .map(Duration::ofSeconds)
                .orElseThrow(() -> DatabaseUrlParser.wrong(
                        "connect_timeout must be a number of seconds from 1 to " + MAX_CONNECT_SECONDS));
    }

    /** Whether the options set it already. */
    public boolean sets(String setting) {
        return options.filter(text -> text.contains(setting)).isPresent();
    }

    void applyTo(PgConnectOptions connection) {
        connection.setConnectTimeout(Math.toIntExact(connectTimeout.toMillis()));
        connection.addProperty("application_name", applicationName);
        options.ifPresent(value -> connection.addProperty("options", value));
    }

    /** The JDBC driver's names for it, not encoded. */
    Map<String, String> jdbcParameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("ApplicationName", applicationName);
        options.ifPresent(value -> parameters.put("options", value));
        parameters.put("connectTimeout", Long.toString(connectTimeout.toSeconds()));
        return parameters;
    }
}
