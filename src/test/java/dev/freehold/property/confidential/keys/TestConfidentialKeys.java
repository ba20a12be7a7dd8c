package dev.freehold.property.confidential.keys;

import io.quarkus.test.junit.QuarkusMock;
import java.util.Base64;
import java.util.Optional;

/** Keys of tests: key n is 32 bytes that begin with n. */
public final class TestConfidentialKeys {
    private TestConfidentialKeys() {}

    record Config(Optional<String> key, Optional<String> oldKeys, Optional<String> home)
            implements ConfidentialConfig {}

    /** The text of a key, as CONFIDENTIAL_KEY has it. */
    public static String text(int number) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) number;
        bytes[31] = 1;
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The id of a key. */
    public static String id(int number) {
        return ConfidentialKey.parse("A test's key", text(number)).id();
    }

    /** Gives the service these keys until the test ends. */
    public static void configure(int key, int... oldKeys) {
        StringBuilder old = new StringBuilder();
        for (int number : oldKeys) {
            old.append(old.isEmpty() ? "" : ",").append(text(number));
        }
        install(Optional.of(text(key)), Optional.of(old.toString()));
    }

    /** Takes all keys away from the service until the test ends. */
    public static void configureNone() {
        install(Optional.empty(), Optional.empty());
    }

    private static void install(Optional<String> key, Optional<String> oldKeys) {
        QuarkusMock.installMockForType(
                new ConfidentialKeys(new Config(key, oldKeys, Optional.empty())), ConfidentialKeys.class);
    }
}
