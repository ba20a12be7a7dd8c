/** Lists out and in: {@link dev.freehold.shared.transfer.Exporter} and {@link dev.freehold.shared.transfer.Importer}. */
package dev.freehold.shared.transfer;
