/** The single values of the contract: how each is read and written, wherever it stands. */
package dev.freehold.shared.value;
