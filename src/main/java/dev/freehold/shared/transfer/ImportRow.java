package dev.freehold.shared.transfer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freehold.shared.problem.InputError;
import java.util.List;

/**
 * A row as it was read.
 *
 * @param line where it starts, from 1
 * @param fields by our names; null if the row could not be read
 * @param errors why it could not; empty otherwise
 */
record ImportRow(long line, ObjectNode fields, List<InputError> errors) {
    static ImportRow bad(long line, String code, String detail) {
        return new ImportRow(line, null, List.of(InputError.at("", code, detail)));
    }
}
