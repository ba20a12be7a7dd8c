package dev.freehold.identity.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class PasswordsInServiceTest {
    @Inject
    PasswordHasher hasher;

    @Test
    void aHashCostsWhatIsConfigured() {
        String hash = hasher.hash("correct horse battery").await().indefinitely();

        assertThat(hash).startsWith("$argon2id$v=19$m=1024,t=1,p=1$");
        assertThat(hasher.verify("correct horse battery", hash).await().indefinitely())
                .isEqualTo(new PasswordHasher.Verdict(true, false));
    }
}
