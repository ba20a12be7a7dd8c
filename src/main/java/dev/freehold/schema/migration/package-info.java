/** Flyway under the governor: what is applied and pending, migrating without making anybody queue, and the next version. */
package dev.freehold.schema.migration;
