/** The three-way comparison of model, migrations and live database, and what it finds. */
package dev.freehold.schema.drift;
