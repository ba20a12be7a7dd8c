/**
 * The schema governor: compares what the entities say, what the migrations build and what the live database holds, in one
 * report, and repairs the database safely.
 *
 * <p>It knows no feature: a new table needs no change here.
 */
package dev.freehold.schema;
