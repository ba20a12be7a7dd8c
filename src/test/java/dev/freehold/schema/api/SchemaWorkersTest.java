package dev.freehold.schema.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SchemaWorkersTest {
    @Test
    void atMostTwoLookAtOnceAndWhoComesThenIsToldWhenToComeAgain() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            SchemaWorkers workers = new SchemaWorkers(vertx);
            CountDownLatch looking = new CountDownLatch(1);
            CompletableFuture<Boolean> first = look(workers, looking);
            CompletableFuture<Boolean> second = look(workers, looking);

            Throwable third = catchThrowable(() -> look(workers, looking).get());

            assertThat(third).cause().isInstanceOfSatisfying(ProblemException.class, problem -> {
                assertThat(problem.code()).isEqualTo(ProblemCode.OVERLOADED);
                assertThat(problem.extensions()).containsKey(ProblemException.RETRY_AFTER);
            });
            looking.countDown();
            assertThat(first.get()).isTrue();
            assertThat(second.get()).isTrue();
            assertThat(look(workers, looking).get()).as("there is room again").isTrue();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get();
        }
    }

    private static CompletableFuture<Boolean> look(SchemaWorkers workers, CountDownLatch looking) {
        return workers.read(() -> {
                    looking.await();
                    return true;
                })
                .subscribeAsCompletionStage();
    }
}
