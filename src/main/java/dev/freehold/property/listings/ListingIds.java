package dev.freehold.property.listings;

import java.security.SecureRandom;

/**
 * Listing ids for those who have none of their own: {@code FH-} and ten characters, without the letters that are taken for digits
 * (I, L, O) or make words (U). Fifty random bits, so that no replica has to ask another; the database refuses the same one twice.
 */
final class ListingIds {
    private static final String PREFIX = "FH-";
    private static final int LENGTH = 10;
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    private ListingIds() {}

    static String random() {
        StringBuilder id = new StringBuilder(PREFIX);
        RANDOM.ints(LENGTH, 0, ALPHABET.length()).forEach(index -> id.append(ALPHABET.charAt(index)));
        return id.toString();
    }
}
