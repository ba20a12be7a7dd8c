package dev.freehold.demo.story;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * Names a row of the demo, the same in every run: everything that is left to chance in the row is drawn from this name.
 *
 * @param number unique among the office's rows of that table, below 2²⁴
 */
record RowKey(DemoTable table, int office, int number) {
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;
    private static final int NUMBER_BITS = 24;

    /**
     * The id of the row: a UUIDv7 whose time is the row's, and whose random part comes from this name. A second run therefore
     * meets the rows of the first one, and they are newest first in the order of the primary key.
     *
     * @param createdAt in whole milliseconds
     */
    UUID id(OffsetDateTime createdAt) {
        long time = createdAt.toInstant().toEpochMilli();
        long mostSignificant = (time << 16) | 0x7000L | (random(1) & 0x0FFFL);
        long leastSignificant = 0x8000000000000000L | (random(2) >>> 2);
        return new UUID(mostSignificant, leastSignificant);
    }

    /** The dice for the row's other values, always falling the same way. */
    Dice dice() {
        return new Dice(random(0));
    }

    private long random(int draw) {
        long name = ((long) office << NUMBER_BITS) | number;
        return scatter(scatter(name + GOLDEN_RATIO * table.name().hashCode()) + draw * GOLDEN_RATIO);
    }

    /** SplitMix64's last step. Without it neighbours would get neighbouring seeds, and with those nearly the same values. */
    private static long scatter(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
