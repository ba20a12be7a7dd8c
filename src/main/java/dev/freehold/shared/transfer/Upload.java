package dev.freehold.shared.transfer;

import dev.freehold.shared.problem.InputError;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An upload that has arrived whole, in a temporary file that goes with the request.
 *
 * @param file what was sent
 * @param mediaType {@code text/csv} or {@code application/x-ndjson}, without parameters
 * @param refusals what the database refused in an earlier pass, by line; the next pass leaves these rows out
 */
public record Upload(Path file, String mediaType, Map<Long, List<InputError>> refusals) {
    Upload(Path file, String mediaType) {
        this(file, mediaType, new HashMap<>());
    }
}
