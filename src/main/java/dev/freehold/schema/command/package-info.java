/** The governor at the command line: {@code schema} and its subcommands. */
package dev.freehold.schema.command;
