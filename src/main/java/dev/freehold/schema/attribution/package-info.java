/** Who changed the schema outside of the governor: an event trigger writes it down, and the drift report shows it. */
package dev.freehold.schema.attribution;
