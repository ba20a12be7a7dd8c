/** The three-way comparison of model, migrations and live database, and the report of what differs. */
package dev.freehold.schema.drift;
