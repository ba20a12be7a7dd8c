/**
 * What can go wrong, as values: every failure that a client is told about is a {@link
 * dev.freehold.shared.problem.ProblemException} with one of the {@link dev.freehold.shared.problem.ProblemCode}s. One
 * mapper turns it into {@code application/problem+json} (RFC 9457).
 */
package dev.freehold.shared.problem;
