package dev.freehold.schema.boot;

import dev.freehold.shared.persistence.SchemaReady;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Where nobody listens: a test of the migration alone has no container. */
final class SchemaReadyEvents implements Event<SchemaReady> {
    @Override
    public void fire(SchemaReady event) {}

    @Override
    public <U extends SchemaReady> CompletionStage<U> fireAsync(U event) {
        return CompletableFuture.completedFuture(event);
    }

    @Override
    public <U extends SchemaReady> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
        return CompletableFuture.completedFuture(event);
    }

    @Override
    public Event<SchemaReady> select(Annotation... qualifiers) {
        return this;
    }

    @Override
    public <U extends SchemaReady> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <U extends SchemaReady> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
        throw new UnsupportedOperationException();
    }
}
