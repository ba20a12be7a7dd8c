/**
 * Imports from the command line: {@code freehold import}. {@link dev.freehold.platform.transfer.ImportCommand} is the command,
 * {@link dev.freehold.platform.transfer.FileImport} finds the collection and the author. What an import does is in {@code
 * shared.transfer}.
 */
package dev.freehold.platform.transfer;
