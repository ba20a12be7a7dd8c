package dev.freehold.platform.database;

import io.vertx.pgclient.SslMode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far the server's certificate is trusted.
 *
 * @param mode how far TLS is wanted; {@code verify-ca} and {@code verify-full} come with a root certificate
 * @param rootCertificate the file of the CA bundle
 */
record ServerTrust(SslMode mode, Optional<String> rootCertificate, boolean selfSigned) {

    /**
     * What the environment says, for whichever server the URL names.
     *
     * @param allowSelfSigned take whatever certificate the server shows, but insist on TLS
     * @param rootCertificate the file of the CA bundle, unless the URL names one
     */
    public record Policy(boolean allowSelfSigned, Optional<String> rootCertificate) {
        static final Policy NONE = new Policy(false, Optional.empty());
        private static final String ALLOW_SELF_SIGNED = "PG_SSL_ALLOW_SELF_SIGNED";
        private static final String ROOT_CERTIFICATE = "PG_SSL_ROOT_CERT";

        static Policy from(Settings settings) {
            return new Policy(
                    settings.find(ALLOW_SELF_SIGNED).map(Policy::toBoolean).orElse(false),
                    settings.find(ROOT_CERTIFICATE));
        }

        private static boolean toBoolean(String value) {
            return switch (value) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new DatabaseSettingsException(ALLOW_SELF_SIGNED + " must be true or false");
            };
        }
    }

    /**
     * @param mode what the URL asks for
     * @param rootCertificate what the URL names
     * @throws DatabaseSettingsException if the two contradict each other or the policy, or the CA bundle cannot be read
     */
    static ServerTrust of(Optional<SslMode> mode, Optional<String> rootCertificate, Policy policy) {
        Optional<String> bundle = rootCertificate.or(policy::rootCertificate);
        bundle.ifPresent(ServerTrust::checkReadable);
        if (policy.allowSelfSigned()) {
            return selfSigned(mode, bundle);
        }
        SslMode wanted = mode.orElse(bundle.isPresent() ? SslMode.REQUIRE : SslMode.PREFER);
        if (wanted == SslMode.REQUIRE && bundle.isPresent()) {
            return new ServerTrust(SslMode.VERIFY_CA, bundle, false);
        }
        if (verifies(wanted) && bundle.isEmpty()) {
            throw new DatabaseSettingsException("DATABASE_URL: sslmode=" + wanted.value
                    + " needs a CA bundle: name its file in sslrootcert or " + Policy.ROOT_CERTIFICATE);
        }
        return new ServerTrust(wanted, bundle, false);
    }

    private static ServerTrust selfSigned(Optional<SslMode> mode, Optional<String> bundle) {
        if (bundle.isPresent() || mode.filter(ServerTrust::verifies).isPresent()) {
            throw new DatabaseSettingsException(
                    Policy.ALLOW_SELF_SIGNED + "=true contradicts a CA bundle and sslmode=verify-ca or verify-full:"
                            + " put the self-signed certificate into the bundle, or take the bundle away");
        }
        return mode.filter(SslMode.DISABLE::equals).isPresent()
                ? new ServerTrust(SslMode.DISABLE, Optional.empty(), false)
                : new ServerTrust(SslMode.REQUIRE, Optional.empty(), true);
    }

    private static void checkReadable(String file) {
        try {
            if (Files.isReadable(Path.of(file))) {
                return;
            }
        } catch (InvalidPathException notAPath) {
            throw new DatabaseSettingsException("the CA bundle " + file + " is not the path of a file");
        }
        throw new DatabaseSettingsException("the CA bundle " + file + " is not there or cannot be read");
    }

    private static boolean verifies(SslMode mode) {
        return mode == SslMode.VERIFY_CA || mode == SslMode.VERIFY_FULL;
    }

    boolean verifies() {
        return verifies(mode);
    }

    /** The JDBC driver's names for it, not encoded. */
    Map<String, String> jdbcParameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("sslmode", mode.value);
        rootCertificate.ifPresent(file -> parameters.put("sslrootcert", file));
        if (selfSigned) {
            parameters.put("sslfactory", "org.postgresql.ssl.NonValidatingFactory");
        }
        return parameters;
    }
}
