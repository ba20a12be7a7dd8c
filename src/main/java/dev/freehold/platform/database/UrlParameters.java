package dev.freehold.platform.database;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The query parameters of a database URL, under libpq's names. */
final class UrlParameters {
    private static final Set<String> ALLOWED =
            Set.of("sslmode", "sslrootcert", "application_name", "options", "connect_timeout", "target_session_attrs");
    private static final Set<String> ALLOWED_IN_JDBC = Set.of("user", "password");
    private static final String LISTED =
            "sslmode, sslrootcert, application_name, options, connect_timeout, target_session_attrs";

    /** Other drivers' names for the same. */
    private static final Map<String, String> ALIASES =
            Map.of("ApplicationName", "application_name", "connectTimeout", "connect_timeout", "ssl", "sslmode");

    private static final Pattern NAME = Pattern.compile("[A-Za-z_]{1,40}");

    private final Map<String, String> values = new LinkedHashMap<>();
    private final String query;
    private final boolean jdbc;

    private UrlParameters(String query, boolean jdbc) {
        this.query = query;
        this.jdbc = jdbc;
    }

    /** @throws DatabaseSettingsException if one has no value or is given twice; see {@link #checkKnown} for the rest */
    static UrlParameters parse(String query, boolean jdbc) {
        UrlParameters parameters = new UrlParameters(query, jdbc);
        for (String parameter : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            parameters.add(parameter);
        }
        return parameters;
    }

    private void add(String parameter) {
        int equals = parameter.indexOf('=');
        if (equals <= 0) {
            throw DatabaseUrlParser.wrong(
                    "a query parameter has no value: name=value is allowed, and '&' is written %26");
        }
        String given = parameter.substring(0, equals);
        String name = ALIASES.getOrDefault(given, given);
        String value = PercentEncoding.decode("query", parameter.substring(equals + 1));
        if (values.put(name, given.equals("ssl") ? sslMode(value) : value) != null) {
            throw DatabaseUrlParser.wrong(
                    isNameable(name) ? name + " is given twice" : "a query parameter is given twice");
        }
    }

    /** As libpq does it for the JDBC driver's sake; asyncpg gives the mode itself. */
    private static String sslMode(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> "require";
            case "false" -> "disable";
            default -> value;
        };
    }

    /** @throws DatabaseSettingsException if there is one that means nothing here: dropping it silently could drop security */
    void checkKnown() {
        for (String name : values.keySet()) {
            if (!ALLOWED.contains(name) && !(jdbc && ALLOWED_IN_JDBC.contains(name))) {
                throw DatabaseUrlParser.wrong((isNameable(name)
                                ? "the query parameter " + name + " is unknown"
                                : "a query parameter is unknown")
                        + ": allowed are " + LISTED + (jdbc ? ", user, password" : ""));
            }
        }
    }

    /** Behind an unencoded '@' or '&' a name may be a piece of the password. */
    private boolean isNameable(String name) {
        return NAME.matcher(name).matches() && !query.contains("@") && !values.containsKey("password");
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }
}
