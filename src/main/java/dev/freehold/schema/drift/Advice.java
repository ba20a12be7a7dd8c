package dev.freehold.schema.drift;

/** What to do about a finding, in a sentence. */
final class Advice {
    private Advice() {}

    static String of(FindingClass found, Triple triple, String aspect) {
        return switch (found) {
            case DRIFT -> ofDrift(triple);
            case UNMIGRATED_MODEL -> ofModel(triple);
            case HAND_FIXED ->
                "The entities already say what the database holds: write the migration that builds it, so that every other"
                        + " database gets it too.";
            case UNMANAGED -> "Nothing: it is never touched, and a change to it is reported.";
            case COSMETIC -> ofCosmetics(triple, aspect);
        };
    }

    private static String ofDrift(Triple triple) {
        if (triple.live() == null) {
            return "Repair: `schema plan` shows the statements that bring it back.";
        }
        return triple.migrations() == null
                ? "If it is wanted, write the migration that builds it; otherwise `schema plan` shows how it would be taken away."
                : "Repair: `schema plan` shows what brings it back; or, if the change is wanted, write it into a migration.";
    }

    private static String ofModel(Triple triple) {
        if (triple.model() == null) {
            return "No entity has it: map it, name it as one that the database keeps, or remove it by a migration.";
        }
        return triple.migrations() == null
                ? "A migration is missing that builds what the entities say."
                : "Write the migration, or correct the entity: they must say the same.";
    }

    private static String ofCosmetics(Triple triple, String aspect) {
        return switch (aspect) {
            case Finding.NAME ->
                "It works the same. To give it the name of the migrations: rename "
                        + triple.live().name() + " to " + triple.migrations().name() + ".";
            case Finding.COLUMN_ORDER -> "Nothing: no statement depends on the order of columns.";
            default -> "Nothing: both mean the same.";
        };
    }
}
