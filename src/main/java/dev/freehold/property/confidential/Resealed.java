package dev.freehold.property.confidential;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What became of some rows that were under another key.
 *
 * @param rows how many are under the present key now
 * @param unreadable the listings whose rows were left as they are, by the reason
 * @param last the id of the last row; null if there was none
 */
record Resealed(int rows, Map<String, List<UUID>> unreadable, UUID last) {}
