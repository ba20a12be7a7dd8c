package dev.freehold.schema.drift;

import java.util.Locale;

/** Which of the three pictures is out of step: M the model, F the migrations, L the live database. */
public enum FindingClass {
    /** M and F agree, or M is silent, and L differs: repair it, or adopt the change into a migration. */
    DRIFT,
    /** F and L agree and M differs: a migration is missing. The build of Freehold fails on it. */
    UNMIGRATED_MODEL,
    /** M and L agree and F differs: someone changed the database by hand; write the migration. */
    HAND_FIXED,
    /** Only in L: never touched, and fingerprinted. */
    UNMANAGED,
    /** F and L are written differently and mean the same. */
    COSMETIC;

    /** As reports spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
