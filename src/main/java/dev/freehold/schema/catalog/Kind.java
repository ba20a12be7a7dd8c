package dev.freehold.schema.catalog;

import java.util.Locale;

/** What an object of a schema is. The order is that in which reports list them. */
public enum Kind {
    ENUM(false),
    DOMAIN(false),
    SEQUENCE(false),
    FUNCTION(false),
    TABLE(false),
    COLUMN(true),
    PRIMARY_KEY(true),
    UNIQUE(true),
    CHECK(true),
    EXCLUSION(true),
    FOREIGN_KEY(true),
    INDEX(true),
    TRIGGER(true),
    VIEW(false),
    MATERIALIZED_VIEW(false);

    private final boolean belongsToTable;

    Kind(boolean belongsToTable) {
        this.belongsToTable = belongsToTable;
    }

    /** Whether such an object lives and dies with a table (an index of a materialized view: with that view). */
    public boolean belongsToTable() {
        return belongsToTable;
    }

    /** Whether {@code alter table ... add constraint} makes it. */
    public boolean isConstraint() {
        return switch (this) {
            case PRIMARY_KEY, UNIQUE, CHECK, EXCLUSION, FOREIGN_KEY -> true;
            default -> false;
        };
    }

    /** As reports and snapshots spell it, such as {@code foreign_key}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For sentences, such as {@code foreign key}. */
    public String words() {
        return toString().replace('_', ' ');
    }
}
