package dev.freehold.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # url                                                  | host         | port | database | user   | password
            postgresql://ann:secret@db.example:5433/main            | db.example   | 5433 | main     | ann    | secret
            postgres://ann:secret@db.example/main                   | db.example   | 5432 | main     | ann    | secret
            jdbc:postgresql://db.example/main?user=ann&password=secret | db.example | 5432 | main    | ann    | secret
            jdbc:postgresql://ann:secret@db.example:5433/main       | db.example   | 5433 | main     | ann    | secret
            postgresql+psycopg2://ann:secret@db.example/main        | db.example   | 5432 | main     | ann    | secret
            postgresql+asyncpg://ann:secret@db.example:1/main       | db.example   | 1    | main     | ann    | secret
            postgresql+psycopg://ann:secret@db.example:65535/main   | db.example   | 65535 | main    | ann    | secret
            postgresql://ann@db.example/main                        | db.example   | 5432 | main     | ann    | ''
            postgresql://ann:@db.example/main                       | db.example   | 5432 | main     | ann    | ''
            postgresql://ann:s@cr@t@db.example/main                 | db.example   | 5432 | main     | ann    | s@cr@t
            postgresql://ann:s:cr:t@db.example/main                 | db.example   | 5432 | main     | ann    | s:cr:t
            postgresql://ann:%2F%3F%23%40%25+%26@db.example/main    | db.example   | 5432 | main     | ann    | /?#@%+&
            postgresql://ann%40corp:p%C3%A4ss@db.example/my%20base  | db.example   | 5432 | my base  | ann@corp | päss
            postgresql://ann:päss@db.example/main                   | db.example   | 5432 | main     | ann    | päss
            postgresql://ann:secret@[2001:db8::1]:5433/main         | 2001:db8::1  | 5433 | main     | ann    | secret
            postgresql://ann:secret@[::1]/main                      | ::1          | 5432 | main     | ann    | secret
            postgresql://ann:secret@10.0.0.1/main                   | 10.0.0.1     | 5432 | main     | ann    | secret
            """)
    void readsEveryForm(String url, String host, int port, String database, String user, String password) {
        PgConnectOptions options = reactive(url);

        assertThat(options.getHost()).isEqualTo(host);
        assertThat(options.getPort()).isEqualTo(port);
        assertThat(options.getDatabase()).isEqualTo(database);
        assertThat(options.getUser()).isEqualTo(user);
        assertThat(options.getPassword()).isEqualTo(password);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mysql://ann:hunter2@h/d                       | it must begin with
            ann:hunter2@h/d                               | it must begin with
            postgresql:ann:hunter2@h/d                    | it must begin with
            postgresql://ann:hunter2@h                    | the database is missing
            postgresql://ann:hunter2@h/                   | the database is missing
            postgresql://ann:hunter2@h/?sslmode=require   | the database is missing
            postgresql://ann:hunter2@/d                   | the host is missing
            postgresql://ann:hunter2@:5432/d              | the host is missing
            postgresql://h/d                              | the user is missing
            postgresql://:hunter2@h/d                     | the user is missing
            postgresql://ann:hunter2@h:0/d                | the port must be a number from 1 to 65535
            postgresql://ann:hunter2@h:65536/d            | the port must be a number from 1 to 65535
            postgresql://ann:hunter2@h:/d                 | the port must be a number from 1 to 65535
            postgresql://ann:hunter2@h:54x/d              | the port must be a number from 1 to 65535
            postgresql://ann:hunter2@h,/d                 | the host is missing
            postgresql://ann:hunter2@h,i:0/d              | the port must be a number
            postgresql://ann:hunter2@h,[zz]/d             | the host is not valid
            postgresql://ann:hunter2@2001:db8::1/d        | the port must be a number
            postgresql://ann:hunter2@[zz]/d               | the host is not valid
            postgresql://ann:hunter2@%2Fvar%2Frun/d       | only TCP is allowed
            postgresql://ann:hunter2%@h/d                 | a '%' in the password
            postgresql://ann:hunter2%4@h/d                | a '%' in the password
            postgresql://ann:hunter2%ZZ@h/d               | a '%' in the password
            postgresql://ann:hunter2%FF@h/d               | the percent-encoded password is not UTF-8
            postgresql://ann:päss-hunter2%FF@h/d          | the percent-encoded password is not UTF-8
            postgresql://ann:hunter2%00@h/d               | NUL
            postgresql://ann%:hunter2@h/d                 | a '%' in the user
            postgresql://ann:hunter2@h/d%                 | a '%' in the database
            postgresql://ann:hunter2@h/d/e                | the database holds a '/'
            postgresql://ann:hunter2@h/d#e                | a '#' must be written %23
            postgresql://ann:hunter2@h/d?sslmode=on       | sslmode must be one of disable, allow, prefer, require, verify-ca, verify-full
            postgresql://ann:hunter2@h/d?sslmode=verify-full | needs a CA bundle
            postgresql://ann:hunter2@h/d?sslrootcert=/none/ca.pem | the CA bundle /none/ca.pem is not there
            postgresql://ann:hunter2@h/d?sslmode          | a query parameter has no value
            postgresql://ann:hunter2@h/d?sslmode=require&ssl=true | sslmode is given twice
            postgresql://ann:hunter2@h/d?connect_timeout=0 | connect_timeout must be a number of seconds
            postgresql://ann:hunter2@h/d?target_session_attrs=standby | target_session_attrs must be one of any, read-write, primary
            postgresql://ann:hunter2@h/d?load_balance_hosts=random | the query parameter load_balance_hosts is unknown: allowed are sslmode,
            postgresql://ann@h/d?user=ann                 | the query parameter user is unknown
            jdbc:postgresql://h/d?user=ann&password=a&hunter2=1 | a query parameter is unknown
            jdbc:postgresql://h/d?user=ann&password=a&hunter2   | a query parameter has no value
            postgresql://ann:hun/ter2@h/d                 | must be written %2F, %3F or %23
            postgresql://ann:1234/hunter2@h/d             | must be written %2F, %3F or %23
            postgresql://ann:1/hun?ter2=@h/d              | must be written %2F, %3F or %23
            postgresql://ann:hun#ter2@h/d                 | must be written %2F, %3F or %23
            postgresql://ann:h@un/hunter2@h/d             | must be written %2F, %3F or %23
            """)
    void saysWhichPartOfABadOneIsWrongButNeverThePassword(String url, String problem) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url))
                .isInstanceOf(DatabaseSettingsException.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("hunter2")
                .hasMessageNotContaining("ter2")
                .hasMessageNotContaining("hun/")
                .extracting(Throwable::getMessage)
                .asString()
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://ann:hunter2@db.example:5433/main",
                "jdbc:postgresql://db.example:5433/main?user=ann&password=hunter2"
            })
    void masksThePasswordWhereverItIsPrinted(String url) {
        DatabaseUrl parsed = DatabaseUrl.parse(url);

        assertThat(parsed).hasToString("postgresql://ann:***@db.example:5433/main?sslmode=prefer");
        assertThat(parsed.jdbcUrl() + parsed.reactiveUrl()).doesNotContain("hunter2");
    }

    @Test
    void tellsBothDriversTheSame() {
        String url = "postgresql://ann:secret@[::1]/my%20base?sslmode=require&application_name=a%26b"
                + "&options=-c%20search_path%3Dx&connect_timeout=7";

        PgConnectOptions options = reactive(url);
        assertThat(options.getSslMode()).isEqualTo(SslMode.REQUIRE);
        assertThat(options.isTrustAll()).isTrue();
        assertThat(options.getConnectTimeout()).isEqualTo(7_000);
        assertThat(options.getProperties())
                .containsAllEntriesOf(Map.of("application_name", "a&b", "options", "-c search_path=x"));
        assertThat(DatabaseUrl.parse(url).jdbcUrl())
                .isEqualTo("jdbc:postgresql://[::1]:5432/my%20base?sslmode=require&ApplicationName=a%26b"
                        + "&options=-c%20search_path%3Dx&connectTimeout=7&tcpKeepAlive=true");
    }

    @Test
    void fillsInWhatTheUrlDoesNotSay() {
        PgConnectOptions options = reactive("postgresql://ann:secret@db.example/main");

        assertThat(options.getProperties()).containsEntry("application_name", "freehold");
        assertThat(options.getConnectTimeout()).isEqualTo(2_000);
        assertThat(options.getSslMode()).isEqualTo(SslMode.PREFER);
    }

    /** Sessions are found by it, and PostgreSQL would make each version's own of it. */
    @Test
    void namesTheApplicationAsTheServerWillShowIt() {
        PgConnectOptions options =
                reactive("postgresql://ann@h/d?application_name=%C3%A9tage-" + "1234567890".repeat(7));

        assertThat(options.getProperties().get("application_name"))
                .startsWith("?tage-1234567890")
                .hasSize(63);
    }

    @ParameterizedTest
    @CsvSource({"ssl=true, REQUIRE", "ssl=false, DISABLE", "ssl=require, REQUIRE", "sslmode=DISABLE, DISABLE"})
    void takesOtherDriversWordsForTls(String parameter, SslMode mode) {
        assertThat(reactive("postgresql://ann@h/d?" + parameter).getSslMode()).isEqualTo(mode);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # url                                          | reactive        | JDBC
            postgresql://ann@a:5433,b/d                     | a:5433 b:5432   | //a:5433,b:5432/d         | primary
            postgresql://ann@[::1]:1,[2001:db8::2],c:3/d    | ::1:1 2001:db8::2:5432 c:3 | //[::1]:1,[2001:db8::2]:5432,c:3/d | primary
            postgresql://ann@a,b/d?target_session_attrs=any | a:5432 b:5432   | //a:5432,b:5432/d         | any
            postgresql://ann@a,b/d?target_session_attrs=primary | a:5432 b:5432 | //a:5432,b:5432/d       | primary
            postgresql://ann@a/d?target_session_attrs=Read-Write | a:5432     | //a:5432/d                | primary
            """)
    void namesSeveralServersAsLibpqDoes(String text, String reactive, String jdbc, String type) {
        DatabaseUrl url = DatabaseUrl.parse(text);

        assertThat(url.servers(new PgConnectOptions()).stream()
                        .map(server -> server.getHost() + ":" + server.getPort())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(reactive);
        assertThat(url.jdbcUrl()).startsWith("jdbc:postgresql:" + jdbc + "?").contains("&targetServerType=" + type);
        assertThat(url.isChoice()).isTrue();
    }

    private static PgConnectOptions reactive(String url) {
        return DatabaseUrl.parse(url).servers(new PgConnectOptions()).get(0);
    }
}
