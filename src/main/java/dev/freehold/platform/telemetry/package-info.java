/**
 * What is told of the statements and requests that pass: their metrics, slow ones in the log, traces. One place sees every
 * statement of the reactive driver, of Hibernate and of pools alike: {@link dev.freehold.platform.telemetry.StatementTracer}.
 */
package dev.freehold.platform.telemetry;
