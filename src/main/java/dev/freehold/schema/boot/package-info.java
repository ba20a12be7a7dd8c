/**
 * The governor when the service starts and while it runs: brings the schema to the version of this build or waits for it, keeps
 * the last report, and reads what the operator allows.
 *
 * <p>Others ask {@link dev.freehold.schema.boot.SchemaState} what state the schema is in, and
 * {@link dev.freehold.schema.boot.Governance} for the database that is governed.
 */
package dev.freehold.schema.boot;
