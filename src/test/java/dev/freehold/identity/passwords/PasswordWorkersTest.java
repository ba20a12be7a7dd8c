package dev.freehold.identity.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PasswordWorkersTest {
    private static final int THREADS = 2;
    private static final int WAITING = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Vertx vertx;
    private PasswordWorkers workers;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        workers = new PasswordWorkers(vertx, "workers of a test", THREADS, WAITING);
    }

    @AfterEach
    void close() {
        workers.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void workIsDoneOffTheEventLoopAndItsResultComesBackToIt() throws Exception {
        Context caller = vertx.getOrCreateContext();
        CompletableFuture<Boolean> onEventLoop = new CompletableFuture<>();
        CompletableFuture<Context> back = new CompletableFuture<>();

        caller.runOnContext(start -> workers.run(Context::isOnEventLoopThread)
                .subscribe()
                .with(
                        item -> {
                            onEventLoop.complete(item);
                            back.complete(Context.isOnEventLoopThread() ? Vertx.currentContext() : null);
                        },
                        back::completeExceptionally));

        assertThat(back.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isSameAs(caller);
        assertThat(onEventLoop.join()).isFalse();
    }

    @Test
    void whatExceedsTheThreadsAndTheQueueIsRefused() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(THREADS);
        CountDownLatch release = new CountDownLatch(1);
        List<CompletableFuture<String>> accepted = IntStream.range(0, THREADS + WAITING)
                .mapToObj(i -> workers.run(() -> {
                            busy.countDown();
                            release.await();
                            return "done";
                        })
                        .subscribeAsCompletionStage())
                .toList();
        assertThat(busy.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

        assertThatThrownBy(() -> workers.run(() -> "too much").await().atMost(PATIENCE))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(ProblemCode.OVERLOADED));

        release.countDown();
        assertThat(accepted).extracting(CompletableFuture::join).containsOnly("done");
        assertThat(workers.run(() -> "again").await().atMost(PATIENCE)).isEqualTo("again");
    }

    @Test
    void workThatFailsGivesItsPlaceBack() {
        for (int i = 0; i < 2 * (THREADS + WAITING); i++) {
            assertThatThrownBy(() -> workers.run(() -> {
                                throw new IllegalStateException("on purpose");
                            })
                            .await()
                            .atMost(PATIENCE))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("on purpose");
        }
    }
}
