package dev.freehold.identity.passwords;

import java.text.Normalizer;

/** What makes two passwords the same. */
final class Passwords {
    private Passwords() {}

    /**
     * The password as it is judged and hashed: systems differ in how they encode what the same keys type (NIST SP 800-63B,
     * section 5.1.1.2).
     */
    static String normalised(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }
}
