package dev.freehold.identity.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.freehold.identity.keys.TestKeys.Config;
import dev.freehold.identity.keys.TestKeys.CountingService;
import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import dev.freehold.support.Database;
import dev.freehold.support.Parallel;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class SigningKeysTest {
    private static final UUID USER = UUID.randomUUID();
    private static final UUID SESSION = UUID.randomUUID();

    @Inject
    SigningKeys service;

    @Inject
    SigningKeyService stored;

    @Inject
    Vertx vertx;

    @BeforeEach
    void clear() {
        Database.execute("delete from signing_keys");
    }

    @AfterEach
    void leaveOneKey() {
        TestKeys.startAnew(service);
    }

    @Test
    void replicasThatStartAtOnceMakeOneKey() {
        List<String> ids = Parallel.run(8, i -> keyId(replica()));

        assertThat(ids)
                .hasSize(8)
                .containsOnly(Database.column("select id from signing_keys").get(0));
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void callersWhoCannotWaitShareOneReading() {
        CountingService counting = new CountingService(stored);
        keyId(replica());
        SigningKeys keys = replica(counting);

        Parallel.run(8, i -> keyId(keys));

        assertThat(counting.reads).hasValueLessThan(8);
        keyId(keys);
        keyId(keys);
        assertThat(counting.reads).hasValueLessThan(8);
    }

    @Test
    void replicasVerifyEachOthersTokens() {
        SigningKeys one = replica();
        SigningKeys another = replica();

        assertThat(verify(another, issue(one)).user()).isEqualTo(USER);
        assertThat(verify(one, issue(another)).session()).isEqualTo(SESSION);
        assertThat(keyId(one)).isEqualTo(keyId(another));
    }

    @Test
    void aNewKeySignsOnceEverybodyHasItAndTheOldOneVerifiesUntilItsTokensHaveExpired() {
        SigningKeys keys = replica();
        String old = issue(keys);
        Instant now = Instant.now();

        Rotation rotation = rotate(keys, false);

        assertThat(rotation.signsFrom()).isCloseTo(now.plus(10, ChronoUnit.MINUTES), within(5, ChronoUnit.SECONDS));
        assertThat(rotation.othersExpireAt())
                .isEqualTo(rotation.signsFrom().plus(Config.DEFAULT.lifetime()).plus(5, ChronoUnit.MINUTES));
        assertThat(keyId(keys)).isEqualTo(kid(old)).isNotEqualTo(rotation.keyId());
        assertThat(published(keys)).containsExactlyInAnyOrder(kid(old), rotation.keyId());

        pass(Duration.ofMinutes(9), keys);
        assertThat(keyId(keys)).isEqualTo(kid(old));

        pass(Duration.ofMinutes(2), keys);
        String young = issue(keys);
        assertThat(kid(young)).isEqualTo(rotation.keyId());
        assertThat(verify(keys, young).user()).isEqualTo(USER);
        assertThat(verify(keys, old).user()).isEqualTo(USER);

        pass(Duration.ofMinutes(18), keys);
        assertThat(verify(keys, old).user()).isEqualTo(USER);

        pass(Duration.ofMinutes(2), keys);
        assertRefused(keys, old, ProblemCode.UNAUTHENTICATED);
        assertThat(verify(keys, young).user()).isEqualTo(USER);
        assertThat(published(keys)).containsExactly(rotation.keyId());
    }

    @Test
    void aRevokedKeyEndsAtOnceAndSoDoesOneThatWasStillToSign() {
        SigningKeys keys = replica();
        String old = issue(keys);
        String next = rotate(keys, false).keyId();

        Rotation rotation = rotate(keys, true);

        assertThat(rotation.signsFrom()).isEqualTo(rotation.othersExpireAt());
        assertRefused(keys, old, ProblemCode.UNAUTHENTICATED);
        assertThat(keyId(keys)).isEqualTo(rotation.keyId()).isNotEqualTo(next);
        assertThat(published(keys)).containsExactly(rotation.keyId());
    }

    @Test
    void aReplicaThatMeetsAnUnknownKeyLooksForItAtOnce() {
        SigningKeys one = replica();
        SigningKeys another = replica();
        issue(one);
        issue(another);

        rotate(another, true);

        assertThat(verify(one, issue(another)).user()).isEqualTo(USER);
    }

    @Test
    void forgedKeyIdsCauseNoLoad() {
        CountingService counting = new CountingService(stored);
        SigningKeys keys = replica(counting);
        keyId(keys);
        int before = counting.reads.get();

        IntStream.range(0, 100)
                .forEach(i -> assertThat(verifying(keys, "forged-" + i)).isFalse());

        assertThat(counting.reads).hasValue(before + 1);
    }

    @Test
    void theFirstKeySignsWhereTheClockIsBehind() {
        keyId(replica());
        TestKeys.age(Duration.ofMinutes(-2));

        assertThat(keyId(replica()))
                .isEqualTo(Database.column("select id from signing_keys").get(0));
    }

    @Test
    void aKeyThatHasGrownOldIsReplacedByOneOfAllReplicas() {
        SigningKeys one = replica();
        SigningKeys another = replica();
        String first = keyId(one);
        maintain(one);
        assertThat(rows()).isEqualTo(1);

        pass(Duration.ofDays(91), one);
        Parallel.run(4, i -> maintain(i % 2 == 0 ? one : another));
        maintain(one);

        assertThat(rows()).isEqualTo(2);
        assertThat(keyId(one)).isEqualTo(first);
        pass(Duration.ofMinutes(11), one);
        assertThat(keyId(one)).isNotEqualTo(first);
    }

    @Test
    void aKeyIsForgottenADayAfterItExpired() {
        SigningKeys keys = replica();
        keyId(keys);
        rotate(keys, true);

        pass(Duration.ofHours(23), keys);
        maintain(keys);
        assertThat(rows()).isEqualTo(2);

        pass(Duration.ofHours(2), keys);
        maintain(keys);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void whatIsKnownGoesOnWithoutTheDatabase() {
        CountingService counting = new CountingService(stored);
        SigningKeys keys = replica(counting);
        String token = issue(keys);
        counting.away = true;

        keys.refresh().await().indefinitely();

        assertThat(verify(keys, token).user()).isEqualTo(USER);
        assertThat(verify(keys, issue(keys)).user()).isEqualTo(USER);
    }

    @Test
    void aKeyThatCannotBeLookedForIsNotCalledForged() {
        CountingService counting = new CountingService(stored);
        SigningKeys keys = replica(counting);
        issue(keys);
        String token = issue(otherDatabase());
        counting.away = true;

        assertRefused(keys, token, ProblemCode.DATABASE_UNAVAILABLE);
        assertRefused(keys, token, ProblemCode.DATABASE_UNAVAILABLE);
        assertThat(counting.reads.get()).isLessThanOrEqualTo(4);
    }

    @Test
    void nothingCanBeIssuedBeforeTheDatabaseHasBeenReadOnce() {
        CountingService counting = new CountingService(stored);
        SigningKeys keys = replica(counting);
        counting.away = true;
        assertThatThrownBy(() -> issue(keys))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo(ProblemCode.DATABASE_UNAVAILABLE));

        counting.away = false;

        assertThat(verify(keys, issue(keys)).user()).isEqualTo(USER);
    }

    @Test
    void resultsComeOnTheCallingContext() {
        Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        AccessTokens tokens = tokens(replica());
        CompletableFuture<List<Context>> contexts = new CompletableFuture<>();

        context.runOnContext(started -> tokens.issue(USER, SESSION, Instant.now())
                .chain(token -> {
                    Context afterIssue = Vertx.currentContext();
                    return tokens(replica()).verify(token).map(verified -> List.of(afterIssue, Vertx.currentContext()));
                })
                .subscribe()
                .with(contexts::complete, contexts::completeExceptionally));

        assertThat(contexts.orTimeout(10, java.util.concurrent.TimeUnit.SECONDS).join())
                .containsExactly(context, context);
    }

    @Test
    void configuredKeysNeedNoDatabase() {
        SigningKeys keys = TestKeys.configured();

        assertThat(verify(keys, issue(keys)).user()).isEqualTo(USER);
        assertThat(verifying(keys, "forged")).isFalse();
        maintain(keys);
        keys.refresh().await().indefinitely();
        assertThat(rows()).isZero();
    }

    @Test
    void aKeyDoesNotPrintItself() {
        SigningKey key = replica().signing(Instant.now()).await().indefinitely();

        assertThat(key).hasToString("SigningKey[" + key.id() + "]");
    }

    private SigningKeys replica() {
        return replica(stored);
    }

    private SigningKeys replica(SigningKeyService service) {
        return new SigningKeys(Config.DEFAULT, service, vertx);
    }

    private static SigningKeys otherDatabase() {
        return TestKeys.configured();
    }

    private static AccessTokens tokens(SigningKeys keys) {
        return new AccessTokens(keys, Config.DEFAULT);
    }

    private static String issue(SigningKeys keys) {
        return get(tokens(keys).issue(USER, SESSION, Instant.now()));
    }

    private static AccessToken verify(SigningKeys keys, String token) {
        return get(tokens(keys).verify(token));
    }

    private static boolean verifying(SigningKeys keys, String id) {
        return get(keys.verifying(id, Instant.now())).isPresent();
    }

    private static void assertRefused(SigningKeys keys, String token, ProblemCode code) {
        assertThatThrownBy(() -> verify(keys, token))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo(code));
    }

    private static Rotation rotate(SigningKeys keys, boolean revoke) {
        return get(keys.rotate(revoke));
    }

    private static Void maintain(SigningKeys keys) {
        return get(keys.maintain());
    }

    private static String keyId(SigningKeys keys) {
        return get(keys.signing(Instant.now())).id();
    }

    private static List<String> published(SigningKeys keys) {
        return get(keys.counting(Instant.now())).stream().map(SigningKey::id).toList();
    }

    private static void pass(Duration duration, SigningKeys keys) {
        TestKeys.age(duration);
        get(keys.refresh());
    }

    private static long rows() {
        return Database.number("select count(*) from signing_keys");
    }

    private static String kid(String token) {
        try {
            JsonWebSignature signed = new JsonWebSignature();
            signed.setCompactSerialization(token);
            return signed.getKeyIdHeaderValue();
        } catch (JoseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static <T> T get(Uni<T> result) {
        return result.await().atMost(Duration.ofSeconds(20));
    }
}
