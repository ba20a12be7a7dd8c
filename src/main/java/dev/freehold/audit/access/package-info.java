/**
 * Who looked at what is confidential, and who wrote it. Features put every look on record through {@link
 * dev.freehold.audit.access.AccessTrail}, as {@link dev.freehold.audit.access.AccessEvent}s, in the transaction of the look.
 */
package dev.freehold.audit.access;
