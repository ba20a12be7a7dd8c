package dev.freehold.identity.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.identity.passwords.PasswordHasher.Verdict;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHasherTest {
    private static final String PASSWORD = "correct horse battery staple";
    private static final Cost CHEAP = new Cost(64, 2, 1);

    /** Made of {@link #PASSWORD} by argon2-cffi 25.1, which is the reference implementation in C. */
    private static final String OF_ANOTHER =
            "$argon2id$v=19$m=256,t=2,p=1$c2l4dGVlbi1ieXRlLXNsdA$wLibaIRGOG1DtAu5dQDn2pDGHR3iVOILazeb+sXmZYc";

    /** See {@link #OF_ANOTHER}; in four lanes. */
    private static final String OF_ANOTHER_IN_LANES =
            "$argon2id$v=19$m=512,t=3,p=4$c2l4dGVlbi1ieXRlLXNsdA$SUJ20oFX0zG3tjZrKENRmGYpdimCOZv14+9Ey/5k4mk";

    private final Logger logger = Logger.getLogger(PasswordHasher.class.getName());
    private final Complaints complaints = new Complaints();

    private Vertx vertx;
    private PasswordWorkers workers;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        workers = new PasswordWorkers(vertx, "passwords of a test", 1, 8);
        logger.addHandler(complaints);
    }

    @AfterEach
    void close() {
        logger.removeHandler(complaints);
        workers.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aPasswordMatchesItsHashAndNoOther() {
        String hash = hash(CHEAP, PASSWORD);

        assertThat(verify(CHEAP, PASSWORD, hash)).isEqualTo(new Verdict(true, false));
        assertThat(verify(CHEAP, PASSWORD + " ", hash)).isEqualTo(new Verdict(false, false));
        assertThat(verify(CHEAP, "Correct horse battery staple", hash)).isEqualTo(new Verdict(false, false));
        assertThat(verify(CHEAP, "", hash)).isEqualTo(new Verdict(false, false));
    }

    @Test
    void aHashIsAPhcStringWithTheConfiguredCost() {
        assertThat(hash(new Cost(72, 3, 2), PASSWORD))
                .matches("\\$argon2id\\$v=19\\$m=72,t=3,p=2\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    }

    @Test
    void eachHashHasItsOwnSalt() {
        assertThat(hash(CHEAP, PASSWORD)).isNotEqualTo(hash(CHEAP, PASSWORD));
    }

    @ParameterizedTest
    @ValueSource(strings = {OF_ANOTHER, OF_ANOTHER_IN_LANES})
    void aHashOfAnotherImplementationMatches(String hash) {
        assertThat(verify(CHEAP, PASSWORD, hash)).isEqualTo(new Verdict(true, false));
        assertThat(verify(CHEAP, "incorrect horse", hash).matches()).isFalse();
        assertThat(complaints.heard).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"256,2,1,false", "64,1,1,false", "257,2,1,true", "256,3,1,true", "256,2,2,true", "8,9,1,true"})
    void aHashThatCostLessThanConfiguredIsOutdated(int memory, int iterations, int parallelism, boolean outdated) {
        Cost configured = new Cost(memory, iterations, parallelism);

        assertThat(verify(configured, PASSWORD, OF_ANOTHER)).isEqualTo(new Verdict(true, outdated));
        assertThat(verify(configured, "incorrect horse", OF_ANOTHER)).isEqualTo(new Verdict(false, false));
    }

    /** A composed letter and its parts, a ligature, wide letters: the same keys on different systems. */
    @ParameterizedTest
    @CsvSource({
        "\u00e9l\u00e9phant \u00e0 velo, e\u0301le\u0301phant a\u0300 velo",
        "a\uFB03davit \u2460\u2461 office, affidavit 12 office",
        "\uff50\uff41\uff53\uff53\uff57\uff4f\uff52\uff44 wide, password wide",
    })
    void thePasswordTypedOnAnotherSystemMatches(String typed, String there) {
        assertThat(typed).isNotEqualTo(there);
        assertThat(verify(CHEAP, there, hash(CHEAP, typed)).matches()).isTrue();
        assertThat(verify(CHEAP, typed, hash(CHEAP, there)).matches()).isTrue();
    }

    @Test
    void nobodyCostsWhatANewHashCosts() {
        Cost configured = new Cost(72, 3, 2);
        PasswordHasher hasher = hasher(configured);

        assertThat(hasher.toCompare(null).cost()).isEqualTo(configured);
        assertThat(hasher.toCompare("nonsense").cost()).isEqualTo(configured);
        assertThat(PasswordHash.parse(hasher.toCompare(null).toString())).isPresent();
        assertThat(verify(configured, PASSWORD, null)).isEqualTo(new Verdict(false, false));
        assertThat(verify(configured, "", null)).isEqualTo(new Verdict(false, false));
    }

    /** Other kinds of hashes, bits that are missing, and costs that would take the service down. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                PASSWORD,
                "$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
                "$argon2i$v=19$m=256,t=2,p=1$c2l4dGVlbi1ieXRlLXNsdA$wLibaIRGOG1DtAu5dQDn2pDGHR3iVOILazeb+sXmZYc",
                "$argon2id$v=16$m=256,t=2,p=1$c2l4dGVlbi1ieXRlLXNsdA$wLibaIRGOG1DtAu5dQDn2pDGHR3iVOILazeb+sXmZYc",
                "$argon2id$v=19$m=256,t=2,p=1$c2l4dGVlbi1ieXRlLXNsdA$",
                "$argon2id$v=19$m=256,t=2,p=1$c2l4dGVlbi1ieXRlLXNsdA",
                "$argon2id$v=19$m=256,t=2,p=1$c2l4dGVlbi1ie$wLibaIRGOG1DtAu5dQDn2pDGHR3iVOILazeb+sXmZYc",
                "$argon2id$v=19$m=7,t=2,p=1$c2l4dGVlbi1ieXRlLXNsdA$wLibaIRGOG1DtAu5dQDn2pDGHR3iVOILazeb+sXmZYc",
                "$argon2id$v=19$m=999999999,t=2,p=1$c2l4dGVlbi1ieXRlLXNsdA$wLibaIRGOG1DtAu5dQDn2pDGHR3iVOILazeb+sXmZYc",
                "$argon2id$v=19$m=256,t=51,p=1$c2l4dGVlbi1ieXRlLXNsdA$wLibaIRGOG1DtAu5dQDn2pDGHR3iVOILazeb+sXmZYc",
                "$argon2id$v=19$m=256,t=2,p=17$c2l4dGVlbi1ieXRlLXNsdA$wLibaIRGOG1DtAu5dQDn2pDGHR3iVOILazeb+sXmZYc",
                "$argon2id$v=19$m=256,t=2,p=1$c2l4dGVlbi1ieXRlLXNsdA$wLibaIRGOG1DtAu5dQDn2pDGHR3iVOILazeb+sXmZYc\n",
            })
    void aHashThatCannotBeReadIsANoAndAWarningThatDoesNotShowIt(String unreadable) {
        assertThat(verify(CHEAP, PASSWORD, unreadable)).isEqualTo(new Verdict(false, false));

        assertThat(complaints.heard).singleElement().asString().doesNotContain("$", "Argon2id$", "staple");
    }

    private PasswordHasher hasher(Cost cost) {
        return new PasswordHasher(new Configured(cost.memory(), cost.iterations(), cost.parallelism()), workers);
    }

    private String hash(Cost cost, String password) {
        return hasher(cost).hash(password).await().indefinitely();
    }

    private Verdict verify(Cost cost, String password, String hash) {
        return hasher(cost).verify(password, hash).await().indefinitely();
    }

    private record Configured(int memory, int iterations, int parallelism) implements PasswordConfig {}

    private static final class Complaints extends Handler {
        private final List<String> heard = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord complaint) {
            heard.add(complaint.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
