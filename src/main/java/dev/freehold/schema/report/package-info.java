/** The drift report: made from the live database, and shown to people and programs. */
package dev.freehold.schema.report;
