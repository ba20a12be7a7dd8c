package dev.freehold.identity.throttle;

import dev.freehold.shared.value.Sha256;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What failures are counted by.
 *
 * @param key SHA-256 in hexadecimal: the table tells nobody who tried to sign in from where
 */
record Counter(Limit limit, String key) {
    private static final int PREFIX_BYTES = 8;

    /**
     * By a name, whether there is such a user or not. Spellings that a database may take for the same name count as one, so
     * that none of them is worth further attempts.
     */
    static Counter ofName(String purpose, String name) {
        StringBuilder folded = new StringBuilder(name.length());
        Normalizer.normalize(name.strip(), Normalizer.Form.NFKC)
                .codePoints()
                .map(Character::toUpperCase)
                .map(Character::toLowerCase)
                .forEach(folded::appendCodePoint);
        return new Counter(Limit.NAME, key(purpose + ":name:" + folded));
    }

    /** By an IP address. Of version 6 only the network counts: its holder has 2^64 addresses to choose from. */
    static Counter ofAddress(String purpose, String address) {
        return new Counter(Limit.ADDRESS, key(purpose + ":address:" + network(address)));
    }

    private static String network(String address) {
        int zone = address.indexOf('%');
        String literal = zone < 0 ? address : address.substring(0, zone);
        if (literal.indexOf(':') < 0) {
            return literal;
        }
        try {
            // With a colon it is no host name, so nothing is asked of a name server.
            InetAddress parsed = InetAddress.getByName(literal);
            return parsed instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), PREFIX_BYTES))
                    : parsed.getHostAddress();
        } catch (UnknownHostException noAddress) {
            return literal;
        }
    }

    private static String key(String text) {
        return HexFormat.of().formatHex(Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
