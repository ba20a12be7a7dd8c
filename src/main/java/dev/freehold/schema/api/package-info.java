/** The governor over HTTP. */
package dev.freehold.schema.api;
