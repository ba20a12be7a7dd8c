package dev.freehold.platform.database;

import dev.freehold.platform.database.DatabaseUrl.Credentials;
import io.vertx.pgclient.SslMode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the forms of {@code DATABASE_URL}.
 *
 * <p>A password that holds an unencoded delimiter moves the borders of all parts behind it, so a part of it may turn up as
 * port, path or parameter. No message therefore quotes a value, and a name only where it cannot be one.
 */
final class DatabaseUrlParser {
    private static final Pattern SCHEME = Pattern.compile(
            "(?<jdbc>jdbc:)?(?<scheme>postgresql|postgres)(?<driver>\\+[a-z0-9_]+)?://.*", Pattern.DOTALL);

    private final boolean jdbc;
    private final String authority;
    private final String path;
    private final String query;

    private DatabaseUrlParser(boolean jdbc, String rest) {
        this.jdbc = jdbc;
        int end = indexOfAny(rest, "/?#");
        this.authority = rest.substring(0, end);
        int question = rest.indexOf('?', end);
        this.path = rest.substring(end, question < 0 ? rest.length() : question);
        this.query = question < 0 ? "" : rest.substring(question + 1);
    }

    static DatabaseUrl parse(String url, ServerTrust.Policy policy) {
        Matcher scheme = SCHEME.matcher(url.strip());
        if (!scheme.matches()) {
            throw wrong("it must begin with postgresql://, postgres://, jdbc:postgresql:// or postgresql+driver://");
        }
        boolean jdbc = scheme.group("jdbc") != null;
        String rest = url.strip().substring(url.strip().indexOf("://") + 3);
        return new DatabaseUrlParser(jdbc, rest).parse(policy);
    }

    private DatabaseUrl parse(ServerTrust.Policy policy) {
        checkBorders();
        UrlParameters parameters = UrlParameters.parse(query, jdbc);
        Credentials credentials = credentials(parameters);
        Hosts hosts = Hosts.parse(authority.substring(authority.lastIndexOf('@') + 1));
        String database = database();
        parameters.checkKnown();
        TargetServer target = parameters
                .find("target_session_attrs")
                .map(TargetServer::of)
                .orElse(hosts.areSeveral() ? TargetServer.READ_WRITE : TargetServer.ANY);
        SessionSettings session = SessionSettings.of(parameters);
        ServerTrust trust = ServerTrust.of(
                parameters.find("sslmode").map(DatabaseUrlParser::sslMode), parameters.find("sslrootcert"), policy);
        return new DatabaseUrl(hosts, target, database, credentials, trust, session);
    }

    /** An unencoded delimiter in user or password ends the authority too early: the '@' then stands behind it. */
    private void checkBorders() {
        if (path.contains("@") || (!jdbc && !authority.contains("@") && query.contains("@"))) {
            throw wrong("a '/', '?' or '#' in user, password or database must be written %2F, %3F or %23, an '@' in the"
                    + " database %40");
        }
        if (path.contains("#") || query.contains("#")) {
            throw wrong("a '#' must be written %23");
        }
    }

    private Credentials credentials(UrlParameters parameters) {
        int at = authority.lastIndexOf('@');
        String userInfo = at < 0 ? "" : authority.substring(0, at);
        int colon = userInfo.indexOf(':');
        String user = PercentEncoding.decode("user", colon < 0 ? userInfo : userInfo.substring(0, colon));
        Optional<String> password = colon < 0
                ? Optional.empty()
                : Optional.of(PercentEncoding.decode("password", userInfo.substring(colon + 1)));
        if (user.isEmpty()) {
            user = parameters
                    .find("user")
                    .orElseThrow(() -> wrong("the user is missing: postgresql://user:password@host/db"));
        }
        return new Credentials(user, password.or(() -> parameters.find("password")));
    }

    private String database() {
        String database = PercentEncoding.decode("database", path.isEmpty() ? "" : path.substring(1));
        if (database.isEmpty()) {
            throw wrong("the database is missing: postgresql://user:password@host/db");
        }
        if (path.indexOf('/', 1) > 0) {
            throw wrong("the database holds a '/', which must be written %2F");
        }
        return database;
    }

    private static SslMode sslMode(String value) {
        return Arrays.stream(SslMode.values())
                .filter(mode -> mode.value.equals(value.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> wrong("sslmode must be one of "
                        + Arrays.stream(SslMode.values())
                                .map(mode -> mode.value)
                                .collect(Collectors.joining(", "))));
    }

    /** A number from 1 to {@code max}. */
    static Optional<Integer> wholeNumber(String text, int max) {
        return Optional.of(text)
                .filter(digits -> digits.matches("[0-9]{1,5}"))
                .map(Integer::valueOf)
                .filter(number -> number >= 1 && number <= max);
    }

    private static int indexOfAny(String text, String delimiters) {
        int index = 0;
        while (index < text.length() && delimiters.indexOf(text.charAt(index)) < 0) {
            index++;
        }
        return index;
    }

    static DatabaseSettingsException wrong(String problem) {
        return new DatabaseSettingsException(DatabaseUrl.SETTING + ": " + problem);
    }
}
