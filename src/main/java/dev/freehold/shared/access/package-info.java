/**
 * Who makes a request and what he may do. {@code identity} finds out; every feature asks {@link
 * dev.freehold.shared.access.Callers}.
 */
package dev.freehold.shared.access;
