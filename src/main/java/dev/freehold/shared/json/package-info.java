/**
 * Reading what clients send. An input is a record marked {@link dev.freehold.shared.json.InputOf}; {@link
 * dev.freehold.shared.json.InputBinder} reads it strictly, checks its constraints and reports every error at once with
 * its JSON pointer. {@link dev.freehold.shared.json.Patched} is a field of a merge-patch.
 */
package dev.freehold.shared.json;
