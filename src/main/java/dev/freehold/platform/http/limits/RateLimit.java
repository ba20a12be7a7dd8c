package dev.freehold.platform.http.limits;

import dev.freehold.identity.authentication.Admissions;
import dev.freehold.platform.http.ApiPath;
import dev.freehold.platform.http.ProblemDocument;
import dev.freehold.shared.access.Account;
import dev.freehold.shared.http.ClientAddress;
import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import io.github.bucket4j.ConsumptionProbe;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Bounds how often each caller comes, if the operator has set a rate: an account, whatever tokens it has, else the address.
 *
 * <p>Who calls is known only after his token was looked at, which is the costly part. So a request is charged to its address at
 * the door, and gets that back if its token lets an account in, which is charged then ({@link AccountRate}): however many come at
 * once, no more tokens are looked at than the address has left. A token that has let somebody in lately costs the address nothing
 * at the door, so his neighbours cannot keep him out; only if it charges nobody, the address pays when the request is answered.
 */
@Singleton
public class RateLimit {
    private static final String BEARER = "Bearer ";
    private static final String CHARGED = "freehold.rate-charged";
    private static final String ADVANCED = "freehold.rate-advanced";
    private static final CharSequence POLICY = HttpHeaders.createOptimized("RateLimit-Policy");
    private static final CharSequence STATE = HttpHeaders.createOptimized("RateLimit");

    /** After the request has a name, before it is admitted (see RequestFilters): who is refused there has come, too. */
    private static final int PRIORITY = 940;

    private final ProblemDocument problems;
    private final Admissions admissions;
    private final Rate rate;
    private final Budgets budgets;
    private final CharSequence policy;

    RateLimit(ProblemDocument problems, Admissions admissions, Limits limits) {
        this.problems = problems;
        this.admissions = admissions;
        this.rate = limits.rate().orElse(null);
        this.budgets = rate == null ? null : new Budgets(rate);
        this.policy = rate == null
                ? null
                : HttpHeaders.createOptimized("\"default\";q=" + rate.requests() + ";w="
                        + rate.window().toSeconds());
    }

    void register(@Observes Filters filters) {
        if (rate != null) {
            filters.register(this::atTheDoor, PRIORITY);
        }
    }

    private void atTheDoor(RoutingContext context) {
        if (!ApiPath.isApi(context)) {
            context.next();
            return;
        }
        Address address = Address.of(ClientAddress.of(context));
        String token = token(context);
        if (token != null && admissions.knows(token)) {
            context.addHeadersEndHandler(answered -> chargeIfNobodyWas(address, context));
            context.next();
            return;
        }
        try {
            charge(address, context);
            context.put(ADVANCED, address);
            context.next();
        } catch (ProblemException refusal) {
            // Without its body read, the connection cannot serve another request.
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            problems.send(refusal, context);
            context.request().resume();
        }
    }

    /**
     * Takes one request from the budget of the account that has been found to call, and gives its address back what the request was
     * charged at the door. Nothing if there is no rate, nobody was found, or the request is none of the API: probes are not counted.
     *
     * @throws ProblemException 429 if there is nothing left
     */
    void charge(RoutingContext context) {
        Account account = account(context);
        if (rate == null || account == null || !ApiPath.isApi(context)) {
            return;
        }
        Address advanced = context.remove(ADVANCED);
        if (advanced != null) {
            budgets.giveBack(advanced);
        }
        charge(account.id(), context);
    }

    private void charge(Object caller, RoutingContext context) {
        ConsumptionProbe probe = take(caller, context);
        if (!probe.isConsumed()) {
            long seconds = seconds(probe.getNanosToWaitForRefill());
            throw new ProblemException(
                            ProblemCode.TOO_MANY_REQUESTS,
                            rate.requests() + " requests in " + rate.window().toSeconds()
                                    + " s are allowed; try again in " + seconds + " s.")
                    .with(Map.of(ProblemException.RETRY_AFTER, seconds));
        }
    }

    private void chargeIfNobodyWas(Address address, RoutingContext context) {
        if (context.get(CHARGED) == null) {
            take(address, context);
        }
    }

    private ConsumptionProbe take(Object caller, RoutingContext context) {
        context.put(CHARGED, true);
        ConsumptionProbe probe = budgets.take(caller);
        context.response().putHeader(POLICY, policy);
        context.response()
                .putHeader(
                        STATE,
                        "\"default\";r=" + probe.getRemainingTokens() + ";t="
                                + seconds(probe.getNanosToWaitForReset()));
        return probe;
    }

    private static Account account(RoutingContext context) {
        return context.user() instanceof QuarkusHttpUser user
                        && user.getSecurityIdentity().getPrincipal() instanceof Account account
                ? account
                : null;
    }

    /** Null without one. */
    private static String token(RoutingContext context) {
        String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : null;
    }

    private static long seconds(long nanos) {
        return Math.max(1, TimeUnit.NANOSECONDS.toSeconds(nanos + TimeUnit.SECONDS.toNanos(1) - 1));
    }
}
