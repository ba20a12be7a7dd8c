/**
 * Signing in and staying so: a session is a family of refresh tokens, each of which is used once for the next one and a new
 * access token.
 */
package dev.freehold.identity.sessions;
