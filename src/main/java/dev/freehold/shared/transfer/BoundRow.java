package dev.freehold.shared.transfer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freehold.shared.problem.InputError;
import java.util.List;

/**
 * A row as it will be stored.
 *
 * @param line where it starts, from 1
 * @param fields by our names, to be bound again as a change if its object turns out to be there already
 * @param input the same, bound as a new object; null if that failed
 * @param errors why it failed; empty otherwise
 */
record BoundRow<I>(long line, ObjectNode fields, I input, List<InputError> errors) {}
