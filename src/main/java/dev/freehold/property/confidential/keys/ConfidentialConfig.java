package dev.freehold.property.confidential.keys;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Which keys confidential data is encrypted under. */
@ConfigMapping(prefix = "freehold.confidential")
public interface ConfidentialConfig {
    /** The key that encrypts, 32 bytes in Base64: see {@link ConfidentialKey}. */
    Optional<String> key();

    /** Keys that only decrypt, separated by commas: those that came before. */
    Optional<String> oldKeys();

    /** The directory where the service keeps a key of its own, if none is given to it. Without one it makes none. */
    Optional<String> home();
}
