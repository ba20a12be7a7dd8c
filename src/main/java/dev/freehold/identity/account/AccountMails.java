package dev.freehold.identity.account;

import dev.freehold.identity.users.Credentials;
import dev.freehold.identity.users.UserService;
import dev.freehold.shared.mail.Mails;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.eventbus.EventBus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Mails about accounts. They are written and sent after the answer: how long an answer takes must not tell whether there is an
 * account behind an address.
 */
@ApplicationScoped
public class AccountMails {
    private static final Logger LOG = Logger.getLogger(AccountMails.class);
    private static final String RESETS = "identity.password-reset";
    private static final String ADDRESSES = "identity.email-change";

    private final Mails mails;
    private final UserService users;
    private final AccountService accounts;
    private final EventBus bus;
    private final Optional<String> resetLink;
    private final Optional<String> confirmLink;

    AccountMails(
            Mails mails,
            UserService users,
            AccountService accounts,
            EventBus bus,
            @ConfigProperty(name = "freehold.mail.reset-link") Optional<String> resetLink,
            @ConfigProperty(name = "freehold.mail.confirm-link") Optional<String> confirmLink) {
        this.mails = mails;
        this.users = users;
        this.accounts = accounts;
        this.bus = bus;
        this.resetLink = resetLink;
        this.confirmLink = confirmLink;
    }

    /** Sees to it that a mail goes out, if there is somebody at this address. */
    void promiseReset(String email, String requestId) {
        mails.requireAvailable();
        bus.send(RESETS, new Reset(email, requestId));
    }

    /** Sees to it that a mail goes to the new address. */
    void promiseEmail(UUID user, String email, String requestId) {
        mails.requireAvailable();
        bus.send(ADDRESSES, new NewAddress(user, email, requestId));
    }

    @ConsumeEvent(RESETS)
    Uni<Void> sendReset(Reset request) {
        if (request.email().indexOf('@') < 0) {
            return Uni.createFrom().voidItem();
        }
        return users.credentials(request.email())
                .chain(known -> known == null || !known.isActive()
                        ? Uni.createFrom().voidItem()
                        : sendReset(known, request.requestId()))
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "A mail was not sent (request %s)", request.requestId()));
    }

    private Uni<Void> sendReset(Credentials known, String requestId) {
        return accounts.promiseReset(known.id(), requestId)
                .chain(token -> mails.send(known.email(), "Set a new password", """
                        Somebody, probably you, asked for a new password for the user %s.

                        %s

                        This counts once, for 30 minutes. If it was not you, do nothing: your password stays as it is.
                        """.formatted(
                                known.username(), instruction(resetLink, token))));
    }

    @ConsumeEvent(ADDRESSES)
    Uni<Void> sendConfirmation(NewAddress request) {
        return users.credentials(request.user())
                .chain(known -> mails.send(
                        known.email(), "Another e-mail address for your account", """
                        Somebody, probably you, wants the account %s to have another e-mail address.

                        If it was not you, change your password: that ends it.
                        """.formatted(known.username())))
                .chain(() -> accounts.promiseEmail(request.user(), request.email(), request.requestId()))
                .chain(token -> mails.send(
                        request.email(), "Confirm your e-mail address", """
                        Somebody, probably you, wants to use this address for an account.

                        %s

                        This counts once, for 24 hours. If it was not you, do nothing.
                        """.formatted(instruction(confirmLink, token))))
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "A mail was not sent (request %s)", request.requestId()));
    }

    private static String instruction(Optional<String> link, String token) {
        return link.map(template -> "Open " + template.replace("{token}", token))
                .orElse("Give this token to the application: " + token);
    }

    /** Asks for a mail that sets a password. */
    record Reset(String email, String requestId) {}

    /** Asks for a mail that confirms an address. */
    record NewAddress(UUID user, String email, String requestId) {}
}
