package dev.freehold.platform.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.internal.ExtendedSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What spans may tell: nothing that a caller typed, and not who he is. */
@Singleton
public class Traces implements ExtendedSpanProcessor {
    private static final String MASKED = "masked";

    /** Searches and filters are about people; addresses belong to them. */
    private static final List<AttributeKey<String>> PERSONAL = List.of(
            AttributeKey.stringKey("url.query"),
            AttributeKey.stringKey("http.target"),
            AttributeKey.stringKey("client.address"),
            AttributeKey.stringKey("http.client_ip"),
            AttributeKey.stringKey("network.peer.address"),
            AttributeKey.stringKey("user_agent.original"));

    @Produces
    @Singleton
    Sampler sampler(
            @ConfigProperty(name = "freehold.traces.sampler") Optional<String> name,
            @ConfigProperty(name = "freehold.traces.sampler-argument") Optional<String> argument) {
        return TelemetryVariables.sampling(name, argument).sampler();
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        mask(span);
    }

    /** What is known of the other side of a connection is told to a span as the last. */
    @Override
    public void onEnding(ReadWriteSpan span) {
        mask(span);
    }

    private static void mask(ReadWriteSpan span) {
        for (AttributeKey<String> key : PERSONAL) {
            if (span.getAttribute(key) != null) {
                span.setAttribute(key, MASKED);
            }
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public boolean isOnEndingRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        // Too late to change anything.
    }

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
