package dev.freehold.platform.database.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One process per directory: an exclusive lock on its file {@code lock}, which holds the owner's process id. The operating
 * system gives the lock back however the process ends, so the file itself stays.
 */
final class HomeLock implements AutoCloseable {
    /** Far behind the process id, because on Windows a locked range cannot be read by others. */
    private static final long LOCKED_BYTE = 1L << 30;

    private final FileLock lock;

    private HomeLock(FileLock lock) {
        this.lock = lock;
    }

    /**
     * @param home exists
     * @throws EmbeddedDatabaseException if another process, or this one, has it already
     * @throws IOException if the directory is not writable
     */
    static HomeLock take(Path home) throws IOException {
        Path file = home.resolve("lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                channel.close();
                throw inUse(home, "process " + Files.readString(file).strip());
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new HomeLock(lock);
        } catch (OverlappingFileLockException held) {
            // Not closed: with any channel of the file this process would lose its lock, as POSIX has it.
            throw inUse(home, "this process");
        }
    }

    private static EmbeddedDatabaseException inUse(Path home, String owner) {
        return new EmbeddedDatabaseException("another Freehold (" + owner + ") uses " + home
                + ": stop it, or set FREEHOLD_HOME to another directory, or DATABASE_URL to a database");
    }

    @Override
    public void close() {
        try {
            lock.acquiredBy().close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
