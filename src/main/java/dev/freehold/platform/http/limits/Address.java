package dev.freehold.platform.http.limits;

import io.netty.util.NetUtil;
import java.nio.ByteBuffer;

/**
 * Where a caller without account comes from.
 *
 * @param network of IPv4 the whole address; of IPv6 the first 64 bits, of which one customer of a provider has all others
 * @param isFour whether it is IPv4
 */
record Address(long network, boolean isFour) {
    /** Those whose address nobody knows share one. */
    private static final Address UNKNOWN = new Address(0, true);

    private static final int MAPPED_PREFIX = 12;

    /** Reads a literal, also an IPv4 address inside of an IPv6 one. */
    static Address of(String literal) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(literal);
        if (bytes == null) {
            return UNKNOWN;
        }
        ByteBuffer address = ByteBuffer.wrap(bytes);
        if (bytes.length == Integer.BYTES) {
            return new Address(address.getInt(), true);
        }
        boolean isMapped = address.getLong(0) == 0 && address.getInt(Long.BYTES) == 0xFFFF;
        return isMapped ? new Address(address.getInt(MAPPED_PREFIX), true) : new Address(address.getLong(0), false);
    }
}
