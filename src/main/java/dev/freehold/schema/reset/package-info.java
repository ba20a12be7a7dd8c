/** Deleting what is managed and building it anew, behind a backup. */
package dev.freehold.schema.reset;
