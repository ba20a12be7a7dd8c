package dev.freehold.property.listings;

/** What of a listing that is closed or canceled somebody may change; its other fields are open to all who work with listings. */
enum FinalRights {
    /** Neither status nor prices. */
    NONE,
    /** The sale, because there was another one. */
    SALE,
    /** Everything, to put it right. */
    ALL;

    static FinalRights of(boolean mayCorrect) {
        return mayCorrect ? ALL : NONE;
    }
}
