package dev.freehold.shared.access;

import dev.freehold.shared.paging.CollectionSpec;
import dev.freehold.shared.paging.ListRequest;
import dev.freehold.shared.paging.ListRequestParser;
import dev.freehold.shared.paging.Trash;
import dev.freehold.shared.persistence.Change;
import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Who makes the request, and what he may do.
 *
 * @param account who is signed in
 * @param requestId the X-Request-Id of the request
 */
public record Caller(Account account, String requestId) {
    /** The user's id. */
    public UUID id() {
        return account.id();
    }

    public boolean may(String permission) {
        return account.permissions().contains(permission);
    }

    /**
     * Goes on only with the permission.
     *
     * @throws ProblemException 403
     */
    public void require(String permission) {
        if (!may(permission)) {
            throw new ProblemException(ProblemCode.FORBIDDEN, "This needs the permission " + permission + ".");
        }
    }

    /**
     * The list that the caller asks for, if he may see the rows that it shows.
     *
     * @throws ProblemException 400 for parameters that are wrong, 403 for a look into the trash that is not allowed
     */
    public ListRequest list(CollectionSpec<?> spec, Map<String, List<String>> parameters) {
        ListRequest request = ListRequestParser.parse(spec, parameters);
        if (request.trash() != Trash.exclude) {
            require(Permissions.TRASH_READ);
        }
        return request;
    }

    /**
     * Goes on only for somebody else's account, and only for a person: one's own password and address are changed where one
     * has to prove who one is, and a token that a program holds must not become more than it is.
     *
     * @throws ProblemException 403
     */
    public void requireOtherPersons(UUID user) {
        if (!account.isPerson()) {
            throw new ProblemException(
                    ProblemCode.FORBIDDEN,
                    "This needs somebody who has signed in himself, not with a personal access token.");
        }
        if (id().equals(user)) {
            throw new ProblemException(
                    ProblemCode.FORBIDDEN, "Your own password and address are changed under /api/v1/auth.");
        }
    }

    /** A change that the caller makes now. */
    public Change change() {
        return new Change(id(), requestId, Instant.now().truncatedTo(ChronoUnit.MICROS));
    }
}
