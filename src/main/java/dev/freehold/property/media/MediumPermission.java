package dev.freehold.property.media;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.EnumeratedValue;

/** Who may see a medium, of those who may know its listing. */
@RegisterForReflection
public enum MediumPermission {
    /** All of them. */
    PUBLIC("public"),
    /** The agent of the listing, and those who may see the confidential part of every listing. */
    PRIVATE("private"),
    /** Those who work with listings. */
    OFFICE_ONLY("office_only");

    /** As in the API and in the database; Java keeps two of the words for itself. */
    @EnumeratedValue
    private final String spelling;

    MediumPermission(String spelling) {
        this.spelling = spelling;
    }

    @Override
    @JsonValue
    public String toString() {
        return spelling;
    }
}
