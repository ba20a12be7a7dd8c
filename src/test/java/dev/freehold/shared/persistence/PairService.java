package dev.freehold.shared.persistence;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.hibernate.reactive.panache.common.runtime.SessionOperations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A feature that knows nothing of deadlocks. Only in tests. */
@ApplicationScoped
public class PairService {
    private final AtomicInteger attempts = new AtomicInteger();

    /** How often any of these began since the last question. */
    public int attempts() {
        return attempts.getAndSet(0);
    }

    /** Marks two projects, one after the other. */
    @WithTransaction
    public Uni<Void> mark(UUID first, UUID second) {
        attempts.incrementAndGet();
        return mark(first).chain(() -> mark(second));
    }

    /** Fails as PostgreSQL would with an SQLSTATE. */
    @WithTransaction
    public Uni<Void> fail(String state) {
        attempts.incrementAndGet();
        return execute("do $$ begin raise exception 'on purpose' using errcode = '" + state + "'; end $$");
    }

    /** Runs work of other beans in one transaction. */
    @WithTransaction
    public Uni<Void> together(Supplier<Uni<Void>> work) {
        return work.get();
    }

    private static Uni<Void> mark(UUID project) {
        return execute("update projects set name = name || '!' where id = '" + project + "'");
    }

    private static Uni<Void> execute(String sql) {
        return SessionOperations.getSession()
                .chain(session -> session.createNativeQuery(sql).executeUpdate())
                .replaceWithVoid();
    }
}
