package dev.freehold.identity.account;

import dev.freehold.identity.throttle.SignInThrottleService;
import dev.freehold.identity.users.ProfilePatch;
import dev.freehold.identity.users.UserService;
import dev.freehold.identity.users.UserView;
import dev.freehold.shared.access.Caller;
import dev.freehold.shared.access.Callers;
import dev.freehold.shared.http.Answers;
import dev.freehold.shared.http.ClientAddress;
import dev.freehold.shared.http.MediaTypes;
import dev.freehold.shared.http.NeverStored;
import dev.freehold.shared.http.Preconditions;
import dev.freehold.shared.http.RequestId;
import dev.freehold.shared.persistence.Retry;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/auth")
@Tag(name = "Account")
@Produces(MediaTypes.JSON)
@Cancellable(false)
@NeverStored
public class AccountResource {
    private static final String EMAIL_CONFIRMATION = "email_confirmation";

    private final UserService users;
    private final AccountService accounts;
    private final PasswordDesk passwords;
    private final AccountMails mails;
    private final SignInThrottleService throttle;
    private final Callers callers;
    private final Preconditions preconditions;

    AccountResource(
            UserService users,
            AccountService accounts,
            PasswordDesk passwords,
            AccountMails mails,
            SignInThrottleService throttle,
            Callers callers,
            Preconditions preconditions) {
        this.users = users;
        this.accounts = accounts;
        this.passwords = passwords;
        this.mails = mails;
        this.throttle = throttle;
        this.callers = callers;
        this.preconditions = preconditions;
    }

    @GET
    @Authenticated
    @Path("me")
    @Operation(summary = "Who am I, and what may I do")
    public Uni<Me> me() {
        Caller caller = callers.current();
        return users.get(caller.id())
                .chain(user -> accounts.roles(caller.id()).map(roles -> Me.of(user, roles, caller.account())));
    }

    @PATCH
    @RolesAllowed(Callers.PERSON)
    @Path("me")
    @Consumes({MediaTypes.JSON, MediaTypes.MERGE_PATCH})
    @Operation(summary = "Change one's own profile")
    public Uni<RestResponse<UserView>> patch(
            ProfilePatch patch, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatchHeader) {
        var ifMatch = preconditions.ifMatch(ifMatchHeader);
        Caller caller = callers.current();
        return Retry.unlessConditional(ifMatch, () -> users.patchProfile(patch, ifMatch, caller))
                .map(Answers::changed);
    }

    @POST
    @RolesAllowed(Callers.PERSON)
    @Path("password")
    @Consumes(MediaTypes.JSON)
    @Operation(
            summary = "Change one's own password",
            description = "Ends every other session of the user; personal access tokens are not touched.")
    public Uni<RestResponse<Void>> changePassword(PasswordChange change, RoutingContext request) {
        return passwords
                .change(change, callers.current(), ClientAddress.of(request))
                .map(done -> Answers.gone());
    }

    @POST
    @RolesAllowed(Callers.PERSON)
    @Path("email")
    @Consumes(MediaTypes.JSON)
    @Operation(
            summary = "Ask for another e-mail address",
            description =
                    "A mail goes to the new address; it counts once that is confirmed. The answer does not tell whether"
                            + " somebody else has the address.")
    public Uni<RestResponse<Void>> changeEmail(EmailChange change, RoutingContext request) {
        Caller caller = callers.current();
        return passwords
                .prove(caller, change.password(), "/password", ClientAddress.of(request))
                .invoke(() -> mails.promiseEmail(caller.id(), change.email(), caller.requestId()))
                .map(done -> Answers.accepted());
    }

    @POST
    @PermitAll
    @Path("email/confirm")
    @Consumes(MediaTypes.JSON)
    @Operation(summary = "Confirm an e-mail address with the token from the mail")
    public Uni<RestResponse<Void>> confirmEmail(EmailConfirmation input, RoutingContext request) {
        return throttle.admit(EMAIL_CONFIRMATION, input.token(), ClientAddress.of(request))
                .chain(attempt -> accounts.confirmEmail(input.token(), RequestId.of(request))
                        .chain(() -> throttle.succeeded(attempt)))
                .map(done -> Answers.gone());
    }
}
