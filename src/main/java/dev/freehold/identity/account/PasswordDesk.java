package dev.freehold.identity.account;

import dev.freehold.identity.passwords.PasswordHasher;
import dev.freehold.identity.passwords.PasswordPolicy;
import dev.freehold.identity.sessions.SessionService;
import dev.freehold.identity.throttle.SignInThrottleService;
import dev.freehold.identity.users.Credentials;
import dev.freehold.identity.users.UserService;
import dev.freehold.shared.access.Caller;
import dev.freehold.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Changes passwords. Opens no session of the database itself: hashes are made on another thread, between two of them. */
@ApplicationScoped
class PasswordDesk {
    private static final String PURPOSE = "password";

    private final SignInThrottleService throttle;
    private final UserService users;
    private final AccountService accounts;
    private final SessionService sessions;
    private final PasswordHasher passwords;

    PasswordDesk(
            SignInThrottleService throttle,
            UserService users,
            AccountService accounts,
            SessionService sessions,
            PasswordHasher passwords) {
        this.throttle = throttle;
        this.users = users;
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
    }

    /** Changes the caller's own; fails with 400 if the current password is wrong or the new one is none, 429 if it was tried too often. */
    Uni<Void> change(PasswordChange change, Caller caller, String address) {
        return prove(caller, change.currentPassword(), "/current_password", address)
                .chain(known -> hash(change.newPassword(), "/new_password", known))
                .chain(hash ->
                        accounts.setPassword(caller.id(), hash, caller.account().session(), caller.change()))
                .invoke(() -> sessions.forget(caller.id()));
    }

    /** Goes on if the caller knows his password. */
    Uni<Credentials> prove(Caller caller, String password, String pointer, String address) {
        String name = caller.id().toString();
        return throttle.admit(PURPOSE, name, address).chain(attempt -> users.credentials(caller.id())
                .call(known -> requireMatch(known, password, pointer))
                .call(() -> throttle.succeeded(attempt)));
    }

    private Uni<?> requireMatch(Credentials known, String password, String pointer) {
        return passwords
                .verify(password, known == null ? null : known.hashedPassword())
                .invoke(verdict -> {
                    if (!verdict.matches()) {
                        throw ProblemException.invalid(pointer, "wrong_password", "is not your password");
                    }
                });
    }

    /** Sets the password of somebody else; ends all his sessions. */
    Uni<Void> set(UUID user, NewPassword input, Caller caller) {
        caller.requireOtherPersons(user);
        return users.requireNotAbove(user, caller)
                .chain(() -> users.credentials(user))
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("user", user))
                .chain(known -> hash(input.password(), "/password", known))
                .chain(hash -> accounts.setPassword(user, hash, null, caller.change()))
                .invoke(() -> sessions.forget(user));
    }

    /** Sets what the mail allows to be set; fails with 400 if the token does not count or the password is none. */
    Uni<Void> reset(PasswordResetConfirmation input, String requestId) {
        return accounts.ownerOfReset(input.token())
                .chain((UUID user) -> users.credentials(user))
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.invalid("/token", "unknown_token", "does not count any more"))
                .call(known -> hash(input.newPassword(), "/new_password", known)
                        .chain(hash -> accounts.reset(input.token(), known.id(), hash, requestId)))
                .invoke(known -> sessions.forget(known.id()))
                .replaceWithVoid();
    }

    private Uni<String> hash(String password, String pointer, Credentials owner) {
        PasswordPolicy.require(password, pointer, owner.personal());
        return passwords.hash(password);
    }
}
