package dev.freehold.platform.http.limits;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the operator has set, as it is used. Filters of resources ask for it late: they are made before there are settings. */
@Singleton
public class Limits {
    private final long requestMillis;
    private final long bodyMillis;
    private final Optional<Rate> rate;

    Limits(
            @ConfigProperty(name = "freehold.http.request-timeout") Duration request,
            @ConfigProperty(name = "freehold.http.body-timeout") Duration body,
            @ConfigProperty(name = "freehold.http.rate-limit") Optional<String> rate) {
        this.requestMillis = request.toMillis();
        this.bodyMillis = body.toMillis();
        this.rate = rate.filter(text -> !text.isBlank()).map(Rate::parse);
    }

    /** In which a request has an answer. */
    long requestMillis() {
        return requestMillis;
    }

    /** In which a body, or a mebibyte of it, arrives. */
    long bodyMillis() {
        return bodyMillis;
    }

    /** How often a caller may come; empty for as often as he likes. */
    Optional<Rate> rate() {
        return rate;
    }
}
