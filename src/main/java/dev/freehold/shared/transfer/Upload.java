package dev.freehold.shared.transfer;

import dev.freehold.shared.problem.InputError;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A file to be imported: an upload that has arrived whole, in a temporary file that is there as long as its import is at work, or one that somebody
 * names on the command line.
 *
 * @param file what was sent
 * @param mediaType {@code text/csv} or {@code application/x-ndjson}, without parameters
 * @param progress told how far its import is
 * @param refusals what the database refused in an earlier pass, by line; the next pass leaves these rows out
 */
public record Upload(Path file, String mediaType, ImportProgress progress, Map<Long, List<InputError>> refusals) {
    public Upload(Path file, String mediaType, ImportProgress progress) {
        this(file, mediaType, progress, new HashMap<>());
    }
}
