package dev.freehold.shared.mail;

import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.runtime.LaunchMode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends mail through the operator's SMTP server. Without one, development mode logs what it would send; production says that
 * it cannot.
 */
@ApplicationScoped
public class Mails {
    private final ReactiveMailer mailer;
    private final boolean isAvailable;

    Mails(ReactiveMailer mailer, @ConfigProperty(name = "freehold.mail.host") Optional<String> host) {
        this.mailer = mailer;
        this.isAvailable = host.isPresent() || LaunchMode.current().isDevOrTest();
    }

    /**
     * Goes on only if mail can be sent: to be asked before anything is done that ends in a mail.
     *
     * @throws ProblemException 503
     */
    public void requireAvailable() {
        if (!isAvailable) {
            throw new ProblemException(
                    ProblemCode.MAIL_UNAVAILABLE,
                    "This needs mail, and the operator has not configured an SMTP server (SMTP_HOST).");
        }
    }

    /** Sends a mail of plain text; fails if the server does not take it. */
    public Uni<Void> send(String to, String subject, String text) {
        requireAvailable();
        return mailer.send(Mail.withText(to, subject, text));
    }
}
