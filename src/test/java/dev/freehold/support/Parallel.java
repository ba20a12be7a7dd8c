package dev.freehold.support;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many at once. */
public final class Parallel {
    private Parallel() {}

    /** Makes the calls, each in a thread of its own, all of which begin together; their results in order. */
    public static <T> List<T> run(int times, IntFunction<T> call) {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        CountDownLatch ready = new CountDownLatch(times);
        try {
            List<CompletableFuture<T>> results = IntStream.range(0, times)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> together(ready, call, i), threads))
                    .toList();
            return results.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdown();
        }
    }

    private static <T> T together(CountDownLatch ready, IntFunction<T> call, int i) {
        ready.countDown();
        try {
            ready.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return call.apply(i);
    }
}
