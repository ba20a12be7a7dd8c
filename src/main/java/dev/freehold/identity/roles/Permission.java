package dev.freehold.identity.roles;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Something that a caller may be allowed to do. Migrations bring them; nobody makes one. */
@Entity
@Immutable
@Table(name = "permissions")
class Permission {
    @Id
    private UUID id;

    @Column(nullable = false, length = 63)
    private String name;

    @Column(nullable = false, length = 200)
    private String description;

    protected Permission() {}

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }
}
