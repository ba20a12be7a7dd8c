/**
 * The confidential part of a listing: whose house it is, how one gets in, and what the office thinks of it. It is encrypted in
 * the database, shown to few, and every look at it is on record ({@link dev.freehold.audit.access.AccessTrail}).
 */
package dev.freehold.property.confidential;
