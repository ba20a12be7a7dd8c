package dev.freehold.identity.account;

import dev.freehold.identity.throttle.SignInThrottleService;
import dev.freehold.shared.http.Answers;
import dev.freehold.shared.http.ClientAddress;
import dev.freehold.shared.http.MediaTypes;
import dev.freehold.shared.http.NeverStored;
import dev.freehold.shared.http.RequestId;
import dev.freehold.shared.mail.Mails;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/auth/password-reset")
@Tag(name = "Account")
@Produces(MediaTypes.JSON)
@Cancellable(false)
@NeverStored
public class PasswordResetResource {
    private static final String REQUEST = "password_reset";
    private static final String CONFIRMATION = "password_reset_confirmation";

    private final AccountMails accountMails;
    private final Mails mails;
    private final PasswordDesk passwords;
    private final SignInThrottleService throttle;

    PasswordResetResource(
            AccountMails accountMails, Mails mails, PasswordDesk passwords, SignInThrottleService throttle) {
        this.accountMails = accountMails;
        this.mails = mails;
        this.passwords = passwords;
        this.throttle = throttle;
    }

    @POST
    @PermitAll
    @Consumes(MediaTypes.JSON)
    @Operation(
            summary = "Ask for a mail that lets one set a new password",
            description =
                    "The answer is the same whether there is an account with this address or not. 503 if the operator has"
                            + " not configured mail.")
    public Uni<RestResponse<Void>> request(PasswordResetRequest input, RoutingContext request) {
        mails.requireAvailable();
        return throttle.admit(REQUEST, input.email(), ClientAddress.of(request))
                .invoke(() -> accountMails.promiseReset(input.email(), RequestId.of(request)))
                .map(done -> Answers.accepted());
    }

    @POST
    @PermitAll
    @Path("confirm")
    @Consumes(MediaTypes.JSON)
    @Operation(
            summary = "Set a new password with the token from the mail",
            description = "Ends every session of the user.")
    public Uni<RestResponse<Void>> confirm(PasswordResetConfirmation input, RoutingContext request) {
        return throttle.admit(CONFIRMATION, input.token(), ClientAddress.of(request))
                .chain(attempt ->
                        passwords.reset(input, RequestId.of(request)).chain(() -> throttle.succeeded(attempt)))
                .map(done -> Answers.gone());
    }
}
