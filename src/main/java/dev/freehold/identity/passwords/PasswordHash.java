package dev.freehold.identity.passwords;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An Argon2id hash of version 1.3. As text it has the PHC string format, which other implementations read and write as well:
 * {@code $argon2id$v=19$m=19456,t=2,p=1$} and salt and digest in Base64 without padding.
 *
 * <p>Only the primitive of the library is used: whatever it reads from its properties file is given here.
 */
final class PasswordHash {
    private static final int SALT_BYTES = 16;
    private static final int DIGEST_BYTES = 32;

    /** Salt of 8 to 48 bytes, digest of 16 to 64. */
    private static final Pattern FORMAT =
            Pattern.compile("\\$argon2id\\$v=19\\$m=([1-9][0-9]{0,8}),t=([1-9][0-9]{0,8}),"
                    + "p=([1-9][0-9]{0,8})\\$([A-Za-z0-9+/]{11,64})\\$([A-Za-z0-9+/]{22,86})");

    private final Cost cost;
    private final byte[] salt;
    private final byte[] digest;

    private PasswordHash(Cost cost, byte[] salt, byte[] digest) {
        this.cost = cost;
        this.salt = salt;
        this.digest = digest;
    }

    /** The hash of a password, with a salt of its own. */
    static PasswordHash of(String password, Cost cost, SecureRandom random) {
        byte[] salt = bytes(SALT_BYTES, random);
        return new PasswordHash(cost, salt, digest(password, cost, salt, DIGEST_BYTES));
    }

    /** The hash of no password that anybody knows. It costs as much to compare with as any other. */
    static PasswordHash ofNothing(Cost cost, SecureRandom random) {
        return new PasswordHash(cost, bytes(SALT_BYTES, random), bytes(DIGEST_BYTES, random));
    }

    /** Reads the PHC string format; empty for anything else, for other kinds of Argon2, and for a cost beyond all bounds. */
    static Optional<PasswordHash> parse(String text) {
        Matcher matcher = FORMAT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Cost cost = new Cost(number(matcher, 1), number(matcher, 2), number(matcher, 3));
        if (!cost.isBearable()) {
            return Optional.empty();
        }
        try {
            Base64.Decoder base64 = Base64.getDecoder();
            return Optional.of(
                    new PasswordHash(cost, base64.decode(matcher.group(4)), base64.decode(matcher.group(5))));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    /** Whether it is this password's; takes the same time whatever part of the digest differs. */
    boolean matches(String password) {
        return MessageDigest.isEqual(digest, digest(password, cost, salt, digest.length));
    }

    Cost cost() {
        return cost;
    }

    private static byte[] digest(String password, Cost cost, byte[] salt, int length) {
        byte[] secret = Passwords.normalised(password).getBytes(StandardCharsets.UTF_8);
        return Argon2Function.getInstance(cost.memory(), cost.iterations(), cost.parallelism(), length, Argon2.ID)
                .hash(secret, salt)
                .getBytes();
    }

    private static byte[] bytes(int length, SecureRandom random) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** The PHC string. */
    @Override
    public String toString() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + cost.memory() + ",t=" + cost.iterations() + ",p=" + cost.parallelism() + "$"
                + base64.encodeToString(salt) + "$" + base64.encodeToString(digest);
    }
}
