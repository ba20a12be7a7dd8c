package dev.freehold.shared.transfer;

import java.util.List;

/**
 * Rows that are stored together.
 *
 * @param rows in the order of the file; none at its end
 * @param allText whether their values came as text; see {@link RowSource#allText}
 * @param position bytes of the file that were read when these rows were
 */
record RowBatch<I>(List<BoundRow<I>> rows, boolean allText, long position) {}
