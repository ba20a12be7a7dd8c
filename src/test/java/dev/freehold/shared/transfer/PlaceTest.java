package dev.freehold.shared.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A place is given back once, when request and work are over, in whichever order. */
class PlaceTest {
    private final Place place = new Place();
    private final AtomicInteger givenBack = new AtomicInteger();
    private final AtomicReference<UniEmitter<? super String>> work = new AtomicReference<>();

    @BeforeEach
    void countHowOftenItIsGivenBack() {
        place.atEnd(givenBack::incrementAndGet);
    }

    private UniAssertSubscriber<String> begin() {
        return place.during(Uni.createFrom().<String>emitter(work::set))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    @Test
    void theWorkEndsBeforeTheRequest() {
        begin();
        work.get().complete("done");
        assertThat(givenBack).hasValue(0);

        place.letGo();
        assertThat(givenBack).hasValue(1);
    }

    @Test
    void theRequestEndsBeforeTheWork() {
        begin();
        place.letGo();
        assertThat(givenBack).hasValue(0);

        work.get().fail(new IllegalStateException("whatever"));
        assertThat(givenBack).hasValue(1);
    }

    @Test
    void workThatIsCancelledIsOver() {
        UniAssertSubscriber<String> subscriber = begin();
        place.letGo();

        subscriber.cancel();
        assertThat(givenBack).hasValue(1);
    }

    /** Its file is gone. */
    @Test
    void aRequestThatIsOverBeforeItsWorkBeganDoesNotBegin() {
        place.letGo();

        begin().assertFailedWith(ProblemException.class);
        assertThat(work).hasNullValue();
        assertThat(givenBack).hasValue(1);
    }
}
