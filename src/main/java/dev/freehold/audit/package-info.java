/**
 * Who changed what, when: the one change feed of the system. The database records changes of rows by itself; features put
 * what is no change of a row on record through {@link dev.freehold.audit.AuditTrail}, as an {@link
 * dev.freehold.audit.AuditEvent}.
 */
package dev.freehold.audit;
