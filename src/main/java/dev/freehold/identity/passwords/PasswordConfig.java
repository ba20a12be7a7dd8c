package dev.freehold.identity.passwords;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * What a new password hash costs. The defaults are what OWASP's Password Storage Cheat Sheet asks of Argon2id. A service with
 * values out of bounds does not start. Hashes that cost less are outdated, and all others stay as they are.
 */
@ConfigMapping(prefix = "freehold.passwords")
public interface PasswordConfig {
    /** KiB that each hash fills while it is made. */
    @WithDefault("19456")
    @Min(value = Cost.LEAST_MEMORY, message = "(PASSWORD_ARGON2_MEMORY, in KiB) must be at least {value}")
    @Max(value = Cost.MOST_MEMORY, message = "(PASSWORD_ARGON2_MEMORY, in KiB) must be at most {value}")
    int memory();

    /** How often the memory is filled. */
    @WithDefault("2")
    @Min(value = 1, message = "(PASSWORD_ARGON2_ITERATIONS) must be at least {value}")
    @Max(value = Cost.MOST_ITERATIONS, message = "(PASSWORD_ARGON2_ITERATIONS) must be at most {value}")
    int iterations();

    /** Lanes that may be filled at once; more than one only pays where processors are idle. */
    @WithDefault("1")
    @Min(value = 1, message = "(PASSWORD_ARGON2_PARALLELISM) must be at least {value}")
    @Max(value = Cost.MOST_PARALLELISM, message = "(PASSWORD_ARGON2_PARALLELISM) must be at most {value}")
    int parallelism();
}
