/** Runs what a plan allows, beside the requests of the service, and leaves nothing half done. */
package dev.freehold.schema.repair;
