package dev.freehold.platform.transfer;

import dev.freehold.identity.users.Credentials;
import dev.freehold.identity.users.UserService;
import dev.freehold.shared.persistence.Change;
import dev.freehold.shared.transfer.ImportOptions;
import dev.freehold.shared.transfer.ImportReport;
import dev.freehold.shared.transfer.Importable;
import dev.freehold.shared.transfer.Upload;
import dev.freehold.shared.transfer.Uploads;
import io.quarkus.arc.Unremovable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * Imports files for {@link ImportCommand}. Kept although nothing injects it: the command is made before there are beans, and looks
 * it up.
 */
@ApplicationScoped
@Unremovable
public class FileImport {
    private static final String REQUEST = "import";

    private final Instance<Importable> importables;
    private final UserService users;

    FileImport(Instance<Importable> importables, UserService users) {
        this.importables = importables;
        this.users = users;
    }

    /** The names of the collections that files can be imported into, in alphabetical order. */
    List<String> collections() {
        return importables.stream().map(Importable::collection).sorted().toList();
    }

    /**
     * Imports a file in one transaction, as the endpoint of the collection does.
     *
     * @param collection one of {@link #collections}
     * @param username whom the audit trail names as the author; null for the only user who is active
     * @return the report; fails with {@link UnknownAuthorException} before anything is read, or as the endpoint would
     */
    Uni<ImportReport> run(String collection, String username, Upload upload, ImportOptions options) {
        Importable importable = importables.stream()
                .filter(candidate -> candidate.collection().equals(collection))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException(collection));
        return author(username)
                .map(author -> new Change(author, REQUEST, Instant.now().truncatedTo(ChronoUnit.MICROS)))
                .chain(change -> Uploads.inPasses(
                        Uni.createFrom().deferred(() -> importable.importRows(upload, options, change))));
    }

    private Uni<UUID> author(String username) {
        return username == null ? onlyOne() : users.credentials(username).map(user -> active(username, user));
    }

    private static UUID active(String username, Credentials user) {
        if (user == null) {
            throw new UnknownAuthorException("there is no user " + username);
        }
        if (!user.isActive()) {
            throw new UnknownAuthorException("the user " + username + " is not active");
        }
        return user.id();
    }

    private Uni<UUID> onlyOne() {
        return users.active(2).map(ids -> {
            if (ids.size() != 1) {
                throw new UnknownAuthorException(
                        ids.isEmpty()
                                ? "there is no active user who could be the author; make one with create-admin"
                                : "there are several users; say with --as who the author is");
            }
            return ids.get(0);
        });
    }
}
