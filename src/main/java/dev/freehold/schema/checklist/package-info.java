/** What a sound database has, one thing after the other. It changes nothing. */
package dev.freehold.schema.checklist;
