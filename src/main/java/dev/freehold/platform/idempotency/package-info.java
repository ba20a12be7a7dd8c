/** Idempotency-Key: the same request twice is one change and one answer, across restarts and replicas. */
package dev.freehold.platform.idempotency;
