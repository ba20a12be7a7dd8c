package dev.freehold.shared.persistence;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/**
 * Begins every transaction of a service once more if the database undid it for the sake of another one. Works around Panache's own
 * interceptor, so that the second attempt has a session and a transaction of its own.
 */
@WithTransaction
@Interceptor
@Priority(SacrificedTransactions.AROUND_PANACHE)
public class SacrificedTransactions {
    /** Panache's is 200. */
    static final int AROUND_PANACHE = 150;

    @AroundInvoke
    Object around(InvocationContext invocation) throws Exception {
        return invocation.getMethod().getReturnType().equals(Uni.class)
                ? Retry.afterSacrifice(() -> proceed(invocation))
                : invocation.proceed();
    }

    private static Uni<Object> proceed(InvocationContext invocation) {
        try {
            Uni<?> work = (Uni<?>) invocation.proceed();
            return work.map(result -> result);
        } catch (Exception failure) {
            return Uni.createFrom().failure(failure);
        }
    }
}
