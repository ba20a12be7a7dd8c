/**
 * Slows down whoever guesses passwords, or anything else that lets somebody in, on all replicas together. Whoever checks a
 * secret asks {@link dev.freehold.identity.throttle.SignInThrottleService} first.
 */
package dev.freehold.identity.throttle;
