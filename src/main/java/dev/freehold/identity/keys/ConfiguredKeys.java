package dev.freehold.identity.keys;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.lang.HashUtil;

/**
 * The keys that an operator gives with {@code JWT_PRIVATE_KEY}: PEM (RFC 7468), in which line breaks may be written as \n, or
 * the path of a file with it. The first key signs, the others only verify. To change the key without anybody noticing, give
 * the new one second, then first, then alone, each time to all replicas and long enough for tokens to expire.
 */
public final class ConfiguredKeys {
    static final int LEAST_BITS = 2048;

    private static final String BEGIN = "-----BEGIN ";
    private static final String PRIVATE_KEY = "PRIVATE KEY";
    private static final Pattern BLOCK =
            Pattern.compile("\\s*-----BEGIN ([A-Z0-9 ]{1,40})-----([^-]*)-----END \\1-----\\s*");
    private static final Pattern WHITESPACE = Pattern.compile("\\s+");

    /** Enough for some dozen keys; whoever names a larger file has named the wrong one. */
    private static final int LARGEST_FILE = 64 * 1024;

    private ConfiguredKeys() {}

    /**
     * Goes on only if the setting can be used; for the command line, which wants to know before anything starts.
     *
     * @throws ConfiguredKeyException if it cannot
     */
    public static void check(String setting) {
        read(setting);
    }

    /** @throws ConfiguredKeyException if it is anything else than described above */
    static KeyRing read(String setting) {
        String pem = setting.contains(BEGIN) ? setting.replace("\\n", "\n") : file(setting.strip());
        List<byte[]> blocks = blocks(pem);
        List<SigningKey> keys = new ArrayList<>();
        for (byte[] block : blocks) {
            keys.add(key(block, keys.size() + 1));
        }
        return new KeyRing(keys);
    }

    private static String file(String path) {
        try (InputStream file = Files.newInputStream(Path.of(path))) {
            String text = new String(file.readNBytes(LARGEST_FILE), StandardCharsets.US_ASCII);
            if (!text.contains(BEGIN)) {
                throw new ConfiguredKeyException("the file that it names is not PEM");
            }
            return text;
        } catch (IOException | InvalidPathException unreadable) {
            throw new ConfiguredKeyException("it is neither PEM nor the path of a file that can be read");
        }
    }

    private static List<byte[]> blocks(String pem) {
        List<byte[]> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(pem);
        for (int start = 0; start < pem.length(); start = block.end()) {
            if (!block.region(start, pem.length()).lookingAt()) {
                throw new ConfiguredKeyException("it has text outside of its blocks, or a block without its end");
            }
            blocks.add(content(block.group(1), block.group(2), blocks.size() + 1));
        }
        return blocks;
    }

    private static byte[] content(String label, String base64, int number) {
        if (!label.equals(PRIVATE_KEY)) {
            throw new ConfiguredKeyException("block " + number + " is a " + label);
        }
        try {
            return Base64.getDecoder().decode(WHITESPACE.matcher(base64).replaceAll(""));
        } catch (IllegalArgumentException garbage) {
            throw new ConfiguredKeyException("block " + number + " is not Base64");
        }
    }

    private static SigningKey key(byte[] der, int number) {
        try {
            KeyFactory factory = KeyFactory.getInstance("RSA");
            PrivateKey key = factory.generatePrivate(new PKCS8EncodedKeySpec(der));
            if (!(key instanceof RSAPrivateCrtKey whole)) {
                throw new ConfiguredKeyException("block " + number + " lacks the public part of the key");
            }
            if (whole.getModulus().bitLength() < LEAST_BITS) {
                throw new ConfiguredKeyException(
                        "block " + number + " has " + whole.getModulus().bitLength() + " bits");
            }
            RSAPublicKey publicKey = (RSAPublicKey)
                    factory.generatePublic(new RSAPublicKeySpec(whole.getModulus(), whole.getPublicExponent()));
            // The first began to sign when time began; the others never will.
            Instant signsFrom = number == 1 ? Instant.EPOCH : Instant.MAX;
            return new SigningKey(thumbprint(publicKey), publicKey, whole, signsFrom, null);
        } catch (GeneralSecurityException unreadable) {
            throw new ConfiguredKeyException("block " + number + " is not an RSA key in PKCS #8");
        }
    }

    /** RFC 7638: the same on every replica without their having to agree. */
    private static String thumbprint(RSAPublicKey key) {
        return new RsaJsonWebKey(key).calculateBase64urlEncodedThumbprint(HashUtil.SHA_256);
    }
}
