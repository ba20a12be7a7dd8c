package dev.freehold.shared.paging;

import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import dev.freehold.shared.value.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A place in a sorted list: the sort values of the last row that was shown, and a hash of the list it belongs to.
 *
 * <p>On the wire it is Base64url of: 8 bytes of the list's hash, 4 bytes of checksum, then each value as a 4-byte length
 * (-1 for null) and UTF-8. The checksum finds accidents and tampering by hand. It is no secret: whoever computes it
 * anew only moves to another place of a list that he may read anyway.
 *
 * @param list hash of collection, scope, filter, sort and search
 * @param values the sort values as text, in the order of the sort keys; null where the row's is null
 */
record Cursor(long list, List<String> values) {
    private static final int HEADER = Long.BYTES + Integer.BYTES;

    String encode() {
        List<byte[]> texts = new ArrayList<>(values.size());
        int length = HEADER;
        for (String value : values) {
            byte[] text = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
            texts.add(text);
            length += Integer.BYTES + (text == null ? 0 : text.length);
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).putLong(list).putInt(0);
        for (byte[] text : texts) {
            bytes.putInt(text == null ? -1 : text.length);
            if (text != null) {
                bytes.put(text);
            }
        }
        bytes.putInt(Long.BYTES, checksum(bytes.array()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /**
     * Reads a cursor that a client gave back.
     *
     * @throws ProblemException 400 {@code invalid_cursor} if it is none of ours, {@code cursor_mismatch} if it is another
     *     list's
     */
    static Cursor decode(String text, long list, int keys) {
        try {
            byte[] array = Base64.getUrlDecoder().decode(text);
            ByteBuffer bytes = ByteBuffer.wrap(array);
            long owner = bytes.getLong();
            if (bytes.getInt() != checksum(array)) {
                throw invalid(null);
            }
            if (owner != list) {
                throw new ProblemException(
                        ProblemCode.CURSOR_MISMATCH,
                        "The cursor was made for another path, filter, sort or search; start again without it.");
            }
            List<String> values = new ArrayList<>(keys);
            while (bytes.hasRemaining()) {
                int length = bytes.getInt();
                if (length < 0) {
                    values.add(null);
                } else if (length > bytes.remaining()) {
                    throw invalid(null);
                } else {
                    byte[] value = new byte[length];
                    bytes.get(value);
                    values.add(new String(value, StandardCharsets.UTF_8));
                }
            }
            if (values.size() != keys) {
                throw invalid(null);
            }
            return new Cursor(owner, values);
        } catch (IllegalArgumentException | java.nio.BufferUnderflowException e) {
            throw invalid(e);
        }
    }

    static ProblemException invalid(Throwable cause) {
        return new ProblemException(
                ProblemCode.INVALID_CURSOR,
                "The cursor is not one that this service made; take next_cursor of the page before.",
                cause);
    }

    /** The first 8 bytes of SHA-256 over the parts, each ended by a character that no part contains. */
    static long hash(List<String> parts) {
        MessageDigest digest = Sha256.digest();
        for (String part : parts) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    private static int checksum(byte[] cursor) {
        byte[] covered = cursor.clone();
        Arrays.fill(covered, Long.BYTES, HEADER, (byte) 0);
        return ByteBuffer.wrap(Sha256.digest().digest(covered)).getInt();
    }
}
