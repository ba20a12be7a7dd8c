package dev.freehold.platform.database;

import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where the database is and how to connect to it: {@code DATABASE_URL}, understood once for both drivers.
 *
 * <p>The modes of {@code sslmode} mean what they mean to libpq, whichever driver connects: up to {@code require} the
 * server's certificate is not checked, unless there is a CA bundle to check it against.
 */
public final class DatabaseUrl {
    /** The setting that names the database. */
    public static final String SETTING = "DATABASE_URL";

    private final Address address;
    private final Credentials credentials;
    private final ServerTrust trust;
    private final SessionSettings session;

    DatabaseUrl(Address address, Credentials credentials, ServerTrust trust, SessionSettings session) {
        this.address = address;
        this.credentials = credentials;
        this.trust = trust;
        this.session = session;
    }

    /** Host without the brackets of IPv6. */
    record Address(String host, int port, String database) {
        String authority() {
            return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
    }

    /** A user and, unless the server trusts him, his password. */
    record Credentials(String user, Optional<String> password) {
        @Override
        public String toString() {
            return password.isPresent() ? user + ":***" : user;
        }
    }

    /** What the server is told about the session. */
    record SessionSettings(String applicationName, Optional<String> options, Duration connectTimeout) {}

    /**
     * Reads a URL, trusting no certificate beyond what the URL itself says.
     *
     * @param url in one of the forms {@code postgresql://}, {@code postgres://}, {@code jdbc:postgresql://},
     *     {@code postgresql+driver://}
     * @throws DatabaseUrlException if it cannot be used
     */
    public static DatabaseUrl parse(String url) {
        return parse(url, ServerTrust.Policy.NONE);
    }

    /**
     * @param policy what the environment says about the server's certificate
     * @throws DatabaseUrlException if the URL cannot be used, or asks for the opposite of the policy
     */
    static DatabaseUrl parse(String url, ServerTrust.Policy policy) {
        return DatabaseUrlParser.parse(url, policy);
    }

    /**
     * The database that the settings name, if they name one.
     *
     * @param settings finds a setting by its name
     * @throws DatabaseUrlException if they name one that cannot be used
     */
    public static Optional<DatabaseUrl> from(Settings settings) {
        return settings.find(SETTING).map(url -> parse(url, ServerTrust.Policy.from(settings)));
    }

    public String user() {
        return credentials.user();
    }

    public Optional<String> password() {
        return credentials.password();
    }

    /** For the reactive driver, without credentials and parameters: those are set by {@link #applyTo}. */
    public String reactiveUrl() {
        return "postgresql://" + address.authority() + "/" + encode(address.database());
    }

    /** For the JDBC driver, without credentials. */
    public String jdbcUrl() {
        Map<String, String> parameters = new LinkedHashMap<>(trust.jdbcParameters());
        parameters.put("ApplicationName", session.applicationName());
        session.options().ifPresent(options -> parameters.put("options", options));
        parameters.put("connectTimeout", Long.toString(session.connectTimeout().toSeconds()));
        parameters.put("tcpKeepAlive", "true");
        return "jdbc:" + reactiveUrl()
                + parameters.entrySet().stream()
                        .map(parameter -> parameter.getKey() + "=" + encode(parameter.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    /** Makes the options of the reactive driver lead to this database; what it says nothing of stays as it is. */
    public void applyTo(PgConnectOptions options) {
        options.setHost(address.host()).setPort(address.port()).setDatabase(address.database());
        options.setUser(credentials.user()).setPassword(credentials.password().orElse(""));
        options.setConnectTimeout(Math.toIntExact(session.connectTimeout().toMillis()));
        options.addProperty("application_name", session.applicationName());
        session.options().ifPresent(value -> options.addProperty("options", value));
        options.setSslMode(trust.mode());
        options.setTrustAll(!trust.verifies());
        trust.rootCertificate()
                .filter(file -> trust.verifies())
                .ifPresent(file -> options.setTrustOptions(new PemTrustOptions().addCertPath(file)));
        options.setHostnameVerificationAlgorithm(trust.mode() == SslMode.VERIFY_FULL ? "HTTPS" : "");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DatabaseUrl that
                && address.equals(that.address)
                && credentials.equals(that.credentials)
                && trust.equals(that.trust)
                && session.equals(that.session);
    }

    @Override
    public int hashCode() {
        return Objects.hash(address, credentials, trust, session);
    }

    /** For people and logs: the password is masked. */
    @Override
    public String toString() {
        return "postgresql://" + credentials + "@" + address.authority() + "/" + address.database() + "?sslmode="
                + trust.mode().value;
    }
}
