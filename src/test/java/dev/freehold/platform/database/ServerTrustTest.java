package dev.freehold.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTrustTest {
    private static final String URL = "postgresql://ann:secret@db.example/main";

    @TempDir
    private Path directory;

    private String bundle;

    @BeforeEach
    void writeBundle() throws IOException {
        bundle = Files.createFile(directory.resolve("ca.pem")).toString();
    }

    @ParameterizedTest
    @CsvSource({"'', REQUIRE", "?sslmode=prefer, REQUIRE", "?sslmode=require, REQUIRE", "?sslmode=disable, DISABLE"})
    void aSelfSignedCertificateIsTakenOverTlsOnly(String parameters, SslMode mode) {
        DatabaseUrl url = parse(URL + parameters, Map.of("PG_SSL_ALLOW_SELF_SIGNED", "true"));

        assertThat(reactive(url).getSslMode()).isEqualTo(mode);
        assertThat(reactive(url).isTrustAll()).isTrue();
        assertThat(url.jdbcUrl().contains("sslfactory=org.postgresql.ssl.NonValidatingFactory"))
                .isEqualTo(mode == SslMode.REQUIRE);
    }

    @ParameterizedTest
    @CsvSource({"'', VERIFY_CA, ''", "?sslmode=require, VERIFY_CA, ''", "?sslmode=verify-full, VERIFY_FULL, HTTPS"})
    void aBundleIsWhatTheCertificateIsCheckedAgainst(String parameters, SslMode mode, String hostnameCheck) {
        DatabaseUrl url = parse(URL + parameters, Map.of("PG_SSL_ROOT_CERT", bundle));

        assertThat(reactive(url).getSslMode()).isEqualTo(mode);
        assertThat(reactive(url).isTrustAll()).isFalse();
        assertThat(reactive(url).getTrustOptions()).isNotNull();
        assertThat(reactive(url).getHostnameVerificationAlgorithm()).isEqualTo(hostnameCheck);
        assertThat(url.jdbcUrl()).contains("sslmode=" + mode.value).contains("sslrootcert=");
    }

    @Test
    void theBundleOfTheUrlGoesBeforeThatOfTheEnvironment() {
        DatabaseUrl url = parse(URL + "?sslrootcert=" + bundle, Map.of("PG_SSL_ROOT_CERT", "/none/ca.pem"));

        assertThat(url.jdbcUrl()).contains("ca.pem").doesNotContain("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?sslmode=verify-ca", "?sslmode=verify-full"})
    void refusesToVerifyAndToTakeAnythingAtOnce(String parameters) {
        Map<String, String> settings = Map.of("PG_SSL_ALLOW_SELF_SIGNED", "true", "PG_SSL_ROOT_CERT", bundle);

        assertThatThrownBy(() -> parse(URL + parameters, settings))
                .isInstanceOf(DatabaseSettingsException.class)
                .hasMessageContaining("PG_SSL_ALLOW_SELF_SIGNED=true contradicts")
                .hasMessageNotContaining("secret");
    }

    @Test
    void refusesASwitchThatIsNeitherOnNorOff() {
        assertThatThrownBy(() -> parse(URL, Map.of("PG_SSL_ALLOW_SELF_SIGNED", "maybe")))
                .isInstanceOf(DatabaseSettingsException.class)
                .hasMessage("PG_SSL_ALLOW_SELF_SIGNED must be true or false");
    }

    private static DatabaseUrl parse(String url, Map<String, String> environment) {
        return DatabaseAddresses.from(name -> name.equals(DatabaseUrl.SETTING)
                        ? Optional.of(url)
                        : Optional.ofNullable(environment.get(name)))
                .orElseThrow()
                .requests();
    }

    private static PgConnectOptions reactive(DatabaseUrl url) {
        return url.servers(new PgConnectOptions()).get(0);
    }
}
