package dev.freehold.identity.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.People;
import dev.freehold.support.People.SignedIn;
import dev.freehold.support.Polling;
import dev.freehold.support.PostgresResource;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever people do with their secrets, the log has none of them. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class LogSecrecyTest {
    private static final String WRONG = "a wrong guess of hers";
    private static final String BETTER = "nine blue kites over town";

    /** The mailbox of the tests logs its mails, as development mode does; production has none of it. */
    private static final String MAILBOX = "quarkus-mailer";

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Handler capture = new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord entry) {
            if (!MAILBOX.equals(entry.getLoggerName())) {
                log.add(formatter.format(entry));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @Inject
    MockMailbox mailbox;

    @BeforeEach
    void listen() {
        Database.clear();
        mailbox.clear();
        Logger.getLogger("").addHandler(capture);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("").removeHandler(capture);
    }

    @Test
    void nothingOfThisIsLogged() {
        People.make("ann", "admin");
        SignedIn first = People.signIn("ann");
        People.login("ann", WRONG);
        SignedIn second = SignedIn.of(Api.ok(People.refresh(first.refreshToken())));
        People.refresh(first.refreshToken());
        SignedIn third = People.signIn("ann");
        String personal = Api.created(third.request()
                        .body(Map.of("name", "script", "scopes", List.of("tasks:read")))
                        .post("/api/v1/auth/tokens"))
                .getString("token");
        People.bearing(personal + "x").get(Api.TASKS);
        People.bearing(third.accessToken() + "x").get(Api.TASKS);
        third.request()
                .body(Map.of("current_password", People.PASSWORD, "new_password", BETTER))
                .post("/api/v1/auth/password");
        People.anonymous().body(Map.of("email", "ann@freehold.invalid")).post("/api/v1/auth/password-reset");
        Polling.await("a mail", Duration.ofSeconds(5), () -> mailbox.getTotalMessagesSent() == 1);
        String mail = mailbox.getMailsSentTo("ann@freehold.invalid").get(0).getText();
        Logger.getLogger("dev.freehold").warning("the capture works");

        assertThat(log).anyMatch(line -> line.contains("the capture works"));
        String everything = String.join("\n", log);
        assertThat(everything)
                .doesNotContain(People.PASSWORD, WRONG, BETTER, personal, "$argon2")
                .doesNotContain(first.refreshToken(), second.refreshToken(), third.refreshToken())
                .doesNotContain(first.accessToken(), second.accessToken(), third.accessToken())
                .doesNotContain(mail.replaceAll("(?s).*application: (\\S{43}).*", "$1"));
    }
}
