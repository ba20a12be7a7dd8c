/** Flyway under the governor: what is applied and pending, and migrating without making anybody queue. */
package dev.freehold.schema.migration;
