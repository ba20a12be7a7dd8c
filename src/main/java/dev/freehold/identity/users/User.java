package dev.freehold.identity.users;

import dev.freehold.shared.persistence.Change;
import dev.freehold.shared.persistence.Lifecycle;
import dev.freehold.shared.persistence.Row;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.UuidGenerator;

/** Somebody who can be named: an owner, an assignee, an author. */
@Entity
@DynamicUpdate
@Table(name = "users")
class User implements Row {
    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column(nullable = false, length = 50)
    private String username;

    @Column(nullable = false, length = 254)
    private String email;

    @Column(name = "full_name", length = 200)
    private String fullName;

    @Column(name = "avatar_url", length = 2000)
    private String avatarUrl;

    @Column(name = "is_active", nullable = false)
    private boolean isActive;

    @Column(name = "time_zone", nullable = false, length = 64)
    private String timeZone;

    @Column(nullable = false, length = 35)
    private String locale;

    /** Argon2id in the PHC string format; null for somebody who cannot sign in with a password. */
    @Column(name = "hashed_password", length = 255)
    private String hashedPassword;

    @Column(name = "last_login_at")
    private Instant lastLoginAt;

    @Embedded
    private Lifecycle lifecycle;

    @Version
    @Column(nullable = false)
    private int version = 1;

    protected User() {}

    static User create(CreateUser input, Change change) {
        User user = new User();
        user.username = input.username();
        user.email = input.email();
        user.fullName = input.fullName();
        user.avatarUrl = input.avatarUrl();
        user.isActive = Objects.requireNonNullElse(input.isActive(), true);
        user.timeZone = TimeZones.require(Objects.requireNonNullElse(input.timeZone(), "UTC"));
        user.locale = Objects.requireNonNullElse(input.locale(), "en");
        user.lifecycle = Lifecycle.startedBy(change);
        return user;
    }

    /** Applies a patch; nothing changes, not even the version, if it says what is already so. */
    void apply(UserPatch patch, Change change) {
        boolean changed = patch.username().apply(username, value -> username = value);
        changed |= patch.email().apply(email, value -> email = value);
        changed |= patch.fullName().apply(fullName, value -> fullName = value);
        changed |= patch.avatarUrl().apply(avatarUrl, value -> avatarUrl = value);
        changed |= patch.isActive().apply(isActive, value -> isActive = value);
        changed |= patch.timeZone().apply(timeZone, value -> timeZone = TimeZones.require(value));
        changed |= patch.locale().apply(locale, value -> locale = value);
        if (changed) {
            lifecycle.changedBy(change);
        }
    }

    /** Applies what a user may change of himself. */
    void apply(ProfilePatch patch, Change change) {
        boolean changed = patch.fullName().apply(fullName, value -> fullName = value);
        changed |= patch.avatarUrl().apply(avatarUrl, value -> avatarUrl = value);
        changed |= patch.timeZone().apply(timeZone, value -> timeZone = TimeZones.require(value));
        changed |= patch.locale().apply(locale, value -> locale = value);
        if (changed) {
            lifecycle.changedBy(change);
        }
    }

    void setPassword(String hash, Change change) {
        hashedPassword = hash;
        lifecycle.changedBy(change);
    }

    void moveTo(String newEmail, Change change) {
        email = newEmail;
        lifecycle.changedBy(change);
    }

    UserView view() {
        return new UserView(
                id,
                username,
                email,
                fullName,
                avatarUrl,
                isActive,
                timeZone,
                locale,
                lastLoginAt,
                version,
                lifecycle.createdAt(),
                lifecycle.updatedAt());
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
