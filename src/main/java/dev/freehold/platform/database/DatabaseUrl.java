package dev.freehold.platform.database;

import dev.freehold.platform.database.Hosts.Host;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
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

    /** How long the JDBC driver remembers of a server what it was, or that it was away. */
    private static final String SECONDS_TO_REMEMBER = "2";

    private final Hosts hosts;
    private final TargetServer target;
    private final String database;
    private final Credentials credentials;
    private final ServerTrust trust;
    private final SessionSettings session;

    DatabaseUrl(
            Hosts hosts,
            TargetServer target,
            String database,
            Credentials credentials,
            ServerTrust trust,
            SessionSettings session) {
        this.hosts = hosts;
        this.target = target;
        this.database = database;
        this.credentials = credentials;
        this.trust = trust;
        this.session = session;
    }

    /** A user and, unless the server trusts him, his password. */
    record Credentials(String user, Optional<String> password) {
        @Override
        public String toString() {
            return password.isPresent() ? user + ":***" : user;
        }
    }

    /**
     * Reads a URL, trusting no certificate beyond what the URL itself says.
     *
     * @param url in one of the forms {@code postgresql://}, {@code postgres://}, {@code jdbc:postgresql://},
     *     {@code postgresql+driver://}
     * @throws DatabaseSettingsException if it cannot be used
     */
    public static DatabaseUrl parse(String url) {
        return parse(url, ServerTrust.Policy.NONE);
    }

    /**
     * @param policy what the environment says about the server's certificate
     * @throws DatabaseSettingsException if the URL cannot be used, or asks for the opposite of the policy
     */
    static DatabaseUrl parse(String url, ServerTrust.Policy policy) {
        return DatabaseUrlParser.parse(url, policy);
    }

    public String user() {
        return credentials.user();
    }

    public Optional<String> password() {
        return credentials.password();
    }

    String database() {
        return database;
    }

    /** What the server is told about each session. */
    public SessionSettings session() {
        return session;
    }

    /** Which of the servers is wanted. */
    public TargetServer target() {
        return target;
    }

    /** For the reactive driver, without credentials and parameters, and of several servers the first: see {@link #servers}. */
    public String reactiveUrl() {
        return url(hosts.all().get(0).authority());
    }

    private String url(String authority) {
        return "postgresql://" + authority + "/" + encode(database);
    }

    /** For the JDBC driver, without credentials. */
    public String jdbcUrl() {
        Map<String, String> parameters = new LinkedHashMap<>(trust.jdbcParameters());
        parameters.putAll(session.jdbcParameters());
        parameters.put("tcpKeepAlive", "true");
        if (isChoice()) {
            parameters.put("targetServerType", target.jdbcWord());
            parameters.put("hostRecheckSeconds", SECONDS_TO_REMEMBER);
        }
        return "jdbc:" + url(hosts.authority())
                + parameters.entrySet().stream()
                        .map(parameter -> parameter.getKey() + "=" + encode(parameter.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    /** Whether a server must be looked for before one can connect to it. */
    public boolean isChoice() {
        return hosts.areSeveral() || target != TargetServer.ANY;
    }

    /**
     * Options of the reactive driver that lead to each of the servers, in the order of the URL.
     *
     * @param template for what the URL says nothing of
     */
    public List<PgConnectOptions> servers(PgConnectOptions template) {
        return hosts.all().stream().map(host -> server(host, template)).toList();
    }

    private PgConnectOptions server(Host host, PgConnectOptions template) {
        PgConnectOptions options = new PgConnectOptions(template);
        options.setHost(host.name()).setPort(host.port()).setDatabase(database);
        options.setUser(credentials.user()).setPassword(credentials.password().orElse(""));
        session.applyTo(options);
        options.setSslMode(trust.mode());
        options.setTrustAll(!trust.verifies());
        trust.rootCertificate()
                .filter(file -> trust.verifies())
                .ifPresent(file -> options.setTrustOptions(new PemTrustOptions().addCertPath(file)));
        options.setHostnameVerificationAlgorithm(trust.mode() == SslMode.VERIFY_FULL ? "HTTPS" : "");
        return options;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DatabaseUrl that
                && hosts.equals(that.hosts)
                && target == that.target
                && database.equals(that.database)
                && credentials.equals(that.credentials)
                && trust.equals(that.trust)
                && session.equals(that.session);
    }

    @Override
    public int hashCode() {
        return Objects.hash(hosts, target, database, credentials, trust, session);
    }

    /** For people and logs: the password is masked. */
    @Override
    public String toString() {
        return "postgresql://" + credentials + "@" + hosts.authority() + "/" + database + "?sslmode="
                + trust.mode().value;
    }
}
