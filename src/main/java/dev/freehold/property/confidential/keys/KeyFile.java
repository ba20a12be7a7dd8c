package dev.freehold.property.confidential.keys;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** A key that the service made for itself, in a file that only its user can read: the text that CONFIDENTIAL_KEY would have. */
final class KeyFile {
    private static final String NAME = "confidential.key";

    /** Whoever names a larger file has put something else there. */
    private static final int LARGEST = 1024;

    /** On the disk before anything is encrypted under it. */
    private static final Set<OpenOption> NEW =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC);

    private final Path path;

    KeyFile(String home) {
        this.path = Path.of(home).resolve(NAME).toAbsolutePath().normalize();
    }

    /**
     * The key in the file, if there is one.
     *
     * @throws ConfidentialKeyException if it cannot be read or is no key
     */
    Optional<ConfidentialKey> read() {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try (var file = Files.newInputStream(path)) {
            String text = new String(file.readNBytes(LARGEST), StandardCharsets.US_ASCII);
            return Optional.of(ConfidentialKey.parse("The file " + path, text));
        } catch (IOException unreadable) {
            throw new ConfidentialKeyException("The file " + path, "it cannot be read");
        }
    }

    /**
     * The key in the file, which is made if there is none.
     *
     * @throws ConfidentialKeyException if it can neither be read nor made, or is no key
     */
    ConfidentialKey readOrMake() {
        return read().orElseGet(this::make);
    }

    private ConfidentialKey make() {
        try {
            Files.createDirectories(path.getParent(), ownersOnly("rwx------"));
            try (SeekableByteChannel file = Files.newByteChannel(path, NEW, ownersOnly("rw-------"))) {
                file.write(StandardCharsets.US_ASCII.encode(ConfidentialKey.random() + "\n"));
            }
        } catch (FileAlreadyExistsException somebodyWasFaster) {
            // It is read below, as that of whoever made this one.
        } catch (IOException failure) {
            throw new ConfidentialKeyException("The file " + path, "it cannot be written");
        }
        return read().orElseThrow(() -> new ConfidentialKeyException("The file " + path, "it is gone again"));
    }

    /** Windows has no such permissions: there it has those of what it is in. */
    private FileAttribute<?>[] ownersOnly(String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
