package dev.freehold.schema.backup.archive;

import dev.freehold.schema.backup.content.BackupException;
import dev.freehold.schema.backup.content.Checksum;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * The checksum of a whole zip file inside of it: its comment, which is the last thing in the file, ends with the SHA-256 of all
 * other bytes and as many zeros. A zip file has bytes that no entry's checksum covers.
 */
final class Seal {
    private static final String LABEL = "freehold backup, sha256 ";
    private static final String OPEN = "0".repeat(64);

    private Seal() {}

    /** The comment to write before the checksum is known. */
    static String placeholder() {
        return LABEL + OPEN;
    }

    /**
     * Puts the checksum in its place.
     *
     * @param digest of all that was written, the placeholder included
     */
    static void close(FileChannel file, byte[] digest) throws IOException {
        ByteBuffer text = ByteBuffer.wrap(Checksum.hex(digest).getBytes(StandardCharsets.US_ASCII));
        long position = file.size() - OPEN.length();
        while (text.hasRemaining()) {
            position += file.write(text, position);
        }
    }

    /**
     * Reads all of the file.
     *
     * @throws BackupException if a byte is not as it was written, or some are missing
     */
    static void check(Path file) throws IOException {
        long length = Files.size(file) - OPEN.length();
        if (length < LABEL.length()) {
            throw new BackupException("it is too short to be a backup");
        }
        MessageDigest digest = Checksum.sha256();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            byte[] buffer = new byte[1 << 16];
            long left = length;
            while (left > 0) {
                int read = in.readNBytes(buffer, 0, (int) Math.min(buffer.length, left));
                if (read == 0) {
                    throw new BackupException("it became shorter while it was read");
                }
                digest.update(buffer, 0, read);
                left -= read;
            }
            digest.update(OPEN.getBytes(StandardCharsets.US_ASCII));
            String seal = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            if (!seal.equals(Checksum.hex(digest.digest()))) {
                throw new BackupException("it is damaged or cut off: its bytes do not have the checksum at its end");
            }
        }
    }
}
