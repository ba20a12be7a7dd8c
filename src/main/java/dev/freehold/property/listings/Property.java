package dev.freehold.property.listings;

import dev.freehold.shared.persistence.Change;
import dev.freehold.shared.persistence.KeptByDatabase;
import dev.freehold.shared.persistence.KeptByDatabase.KeptColumn;
import dev.freehold.shared.persistence.Lifecycle;
import dev.freehold.shared.persistence.Row;
import dev.freehold.shared.value.Origin;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.UuidGenerator;

/** A listing: something that is, or was, or will be for sale. */
@Entity
@KeptByDatabase({
    @KeptColumn(name = "search", type = "tsvector"),
    @KeptColumn(name = "search_without_address", type = "tsvector")
})
@DynamicUpdate
@Table(name = "properties")
class Property implements Row {
    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column(name = "listing_id", nullable = false, length = 100)
    private String listingId;

    @Enumerated(EnumType.STRING)
    @Column(name = "standard_status", nullable = false, length = 30)
    private StandardStatus standardStatus;

    @Column(name = "mls_status", length = 50)
    private String mlsStatus;

    @Column(name = "property_type", length = 50)
    private String propertyType;

    @Column(name = "property_sub_type", length = 50)
    private String propertySubType;

    @Column(name = "agent_id")
    private UUID agentId;

    @Embedded
    private Terms terms;

    @Embedded
    private Address address;

    @Embedded
    private Building building;

    /** Read by the statements of lists alone. */
    @Embedded
    @SuppressWarnings("UnusedVariable")
    private Derived derived;

    @Column(name = "parcel_number", length = 100)
    private String parcelNumber;

    @Column(name = "subdivision_name", length = 150)
    private String subdivisionName;

    @Column(name = "community_id")
    private UUID communityId;

    @Column(name = "public_remarks", columnDefinition = "text")
    private String publicRemarks;

    @Column(name = "internet_display", nullable = false)
    private boolean internetDisplay = true;

    @Column(name = "external_source", length = 100)
    private String externalSource;

    @Column(name = "external_id", length = 200)
    private String externalId;

    @Embedded
    private Lifecycle lifecycle;

    @Version
    @Column(nullable = false)
    private int version = 1;

    protected Property() {}

    static Property create(CreateProperty input, Change change) {
        Property property = new Property();
        property.lifecycle = Lifecycle.startedBy(change);
        property.listingId = Objects.requireNonNullElseGet(input.listingId(), ListingIds::random);
        property.standardStatus = Objects.requireNonNullElse(input.standardStatus(), StandardStatus.incomplete);
        property.mlsStatus = input.mlsStatus();
        property.propertyType = input.propertyType();
        property.propertySubType = input.propertySubType();
        property.agentId = input.agentId();
        property.terms = Terms.of(input);
        property.address = Address.of(input);
        property.building = Building.of(input);
        property.parcelNumber = input.parcelNumber();
        property.subdivisionName = input.subdivisionName();
        property.communityId = input.communityId();
        property.publicRemarks = input.publicRemarks();
        property.internetDisplay = input.internetDisplay() == null || input.internetDisplay();
        property.externalSource = input.externalSource();
        property.externalId = input.externalId();
        Origin.requireWhole(property.externalSource, property.externalId);
        return property;
    }

    /**
     * Applies a patch; nothing changes, not even the version, if it says what is already so. A listing that is closed no more has no
     * sale any more, unless the patch brings one.
     *
     * @param rights what of it that is final may change
     */
    void apply(PropertyPatch patch, Change change, FinalRights rights) {
        requirePossible(patch, change, rights);
        boolean reopened = standardStatus == StandardStatus.closed
                && patch.standardStatus().changes(standardStatus);
        boolean changed = patch.standardStatus().apply(standardStatus, value -> standardStatus = value);
        changed |= patch.listingId().apply(listingId, value -> listingId = value);
        changed |= patch.mlsStatus().apply(mlsStatus, value -> mlsStatus = value);
        changed |= patch.propertyType().apply(propertyType, value -> propertyType = value);
        changed |= patch.propertySubType().apply(propertySubType, value -> propertySubType = value);
        changed |= patch.agentId().apply(agentId, value -> agentId = value);
        if (reopened) {
            terms.forgetSale();
        }
        changed |= terms.apply(patch);
        changed |= address.apply(patch);
        changed |= building.apply(patch);
        changed |= patch.parcelNumber().apply(parcelNumber, value -> parcelNumber = value);
        changed |= patch.subdivisionName().apply(subdivisionName, value -> subdivisionName = value);
        changed |= patch.communityId().apply(communityId, value -> communityId = value);
        changed |= patch.publicRemarks().apply(publicRemarks, value -> publicRemarks = value);
        changed |= patch.internetDisplay().apply(internetDisplay, value -> internetDisplay = value);
        changed |= patch.externalSource().apply(externalSource, value -> externalSource = value);
        changed |= patch.externalId().apply(externalId, value -> externalId = value);
        Origin.requireWhole(externalSource, externalId);
        if (changed) {
            lifecycle.changedBy(change);
        }
    }

    private void requirePossible(PropertyPatch patch, Change change, FinalRights rights) {
        if (patch.standardStatus().changes(standardStatus)) {
            StandardStatus next = patch.standardStatus().value();
            StatusTransitions.require(standardStatus, next, rights == FinalRights.ALL);
            if (standardStatus == StandardStatus.expired) {
                terms.requireNewContract(patch, LocalDate.ofInstant(change.at(), ZoneOffset.UTC));
            }
        } else if (StatusTransitions.isFinal(standardStatus)) {
            requireRights(terms.changedPrice(patch), rights == FinalRights.ALL);
            requireRights(terms.changedSale(patch), rights != FinalRights.NONE);
        }
    }

    private void requireRights(String pointer, boolean may) {
        if (pointer != null) {
            StatusTransitions.requireCorrection(pointer, standardStatus, may);
        }
    }

    /** Whether a patch would close what is closed already, by another sale. */
    boolean isClosedAgain(PropertyPatch patch) {
        return standardStatus == StandardStatus.closed
                && patch.standardStatus().value() == StandardStatus.closed
                && terms.changedSale(patch) != null;
    }

    UUID agentId() {
        return agentId;
    }

    void trash(Change change) {
        lifecycle.trashedBy(change);
    }

    void restore(Change change) {
        if (lifecycle.inTrash()) {
            lifecycle.restoredBy(change);
        }
    }

    Origin origin() {
        return Origin.of(externalSource, externalId);
    }

    /** How it was sold; null if it is not closed, or nothing is known of the sale. */
    Sale sale() {
        return standardStatus == StandardStatus.closed ? terms.sale() : null;
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
