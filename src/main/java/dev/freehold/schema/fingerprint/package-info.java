/** What each object looked like when the governor last saw it, and who has changed since. */
package dev.freehold.schema.fingerprint;
