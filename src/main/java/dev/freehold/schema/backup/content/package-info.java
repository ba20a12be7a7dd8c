/** What a backup holds, whatever its format: what is read from a database, the manifest that lists it, and the comparison of both. */
package dev.freehold.schema.backup.content;
