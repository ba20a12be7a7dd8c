/** Where goes what is taken out of the schema: a schema of its own, which only an explicit command empties. */
package dev.freehold.schema.quarantine;
