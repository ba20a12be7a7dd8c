/** What can be asked of the governor, whether at the command line or over HTTP. */
package dev.freehold.schema.governor;
