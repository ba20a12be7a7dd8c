package dev.freehold.schema.rollback;

/**
 * What takes one migration back.
 *
 * @param version the migration's
 * @param file its name, such as {@code U011__confidential.sql}
 * @param checksum SHA-256 of the text, in hexadecimal
 */
record UndoScript(String version, String file, String sql, String checksum) {}
