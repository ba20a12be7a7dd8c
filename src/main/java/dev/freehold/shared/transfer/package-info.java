/**
 * Lists out and in: {@link dev.freehold.shared.transfer.Exporter} and {@link dev.freehold.shared.transfer.Importer}. {@link
 * dev.freehold.shared.transfer.Importable} is a collection that the command line can import into.
 */
package dev.freehold.shared.transfer;
