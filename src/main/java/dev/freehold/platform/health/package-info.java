/** Probes for orchestrators and health for people. */
package dev.freehold.platform.health;
