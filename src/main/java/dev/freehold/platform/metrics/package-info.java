/** What is measured of the service as a whole, and how it is labelled. */
package dev.freehold.platform.metrics;
