package dev.freehold.shared.transfer;

import java.nio.file.Path;

/**
 * An upload that has arrived whole, in a temporary file that goes with the request.
 *
 * @param file what was sent
 * @param mediaType {@code text/csv} or {@code application/x-ndjson}, without parameters
 */
public record Upload(Path file, String mediaType) {}
