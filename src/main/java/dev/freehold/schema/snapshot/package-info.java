/** The committed pictures of the schema: what the entities say, and what the migrations build up to each version. */
package dev.freehold.schema.snapshot;
