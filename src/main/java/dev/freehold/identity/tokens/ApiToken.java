package dev.freehold.identity.tokens;

import dev.freehold.shared.persistence.Change;
import dev.freehold.shared.persistence.Lifecycle;
import dev.freehold.shared.persistence.Row;
import dev.freehold.shared.problem.ProblemException;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.UuidGenerator;

/** What the service knows of a personal access token; the token itself is not among it. */
@Entity
@DynamicUpdate
@Table(name = "api_tokens")
class ApiToken implements Row {
    private static final Duration USUAL_LIFE = Duration.ofDays(90);
    private static final Duration LONGEST_LIFE = Duration.ofDays(366);

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column(name = "user_id", nullable = false, updatable = false)
    private UUID userId;

    @Column(nullable = false, length = 100)
    private String name;

    @Column(name = "token_hash", nullable = false, updatable = false)
    private byte[] tokenHash;

    @Column(nullable = false, updatable = false, length = 63)
    private String[] scopes;

    @Column(name = "expires_at", nullable = false, updatable = false)
    private Instant expiresAt;

    /** Written by whoever authenticates the token. */
    @Column(name = "last_used_at", insertable = false, updatable = false)
    private Instant lastUsedAt;

    @Embedded
    private Lifecycle lifecycle;

    @Version
    @Column(nullable = false)
    private int version = 1;

    protected ApiToken() {}

    /**
     * A new token of whoever makes the change.
     *
     * @param scopes names of permissions, sorted, each once
     * @throws ProblemException 400 if it would expire too early or too late
     */
    static ApiToken create(CreateApiToken input, Collection<String> scopes, PersonalAccessToken token, Change change) {
        ApiToken created = new ApiToken();
        created.userId = change.actorId();
        created.name = input.name();
        created.tokenHash = token.hash();
        created.scopes = scopes.toArray(String[]::new);
        created.expiresAt = expiry(input.expiresAt(), change.at());
        created.lifecycle = Lifecycle.startedBy(change);
        return created;
    }

    private static Instant expiry(Instant wanted, Instant now) {
        if (wanted == null) {
            return now.plus(USUAL_LIFE);
        }
        if (!wanted.isAfter(now) || wanted.isAfter(now.plus(LONGEST_LIFE))) {
            throw ProblemException.invalid(
                    "/expires_at",
                    "out_of_range",
                    "must be in the future, and at most " + LONGEST_LIFE.toDays() + " days ahead");
        }
        return wanted;
    }

    boolean isOf(UUID user) {
        return userId.equals(user);
    }

    void revoke(Change change) {
        lifecycle.trashedBy(change);
    }

    /** The object as it is shown this once, with the token itself. */
    IssuedApiToken issued(PersonalAccessToken token) {
        return new IssuedApiToken(
                id,
                name,
                List.of(scopes),
                expiresAt,
                lastUsedAt,
                version,
                lifecycle.createdAt(),
                lifecycle.updatedAt(),
                token.text());
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public Lifecycle lifecycle() {
        return lifecycle;
    }
}
