/**
 * Personal access tokens: what a person gives to a program, so that it can do part of what he may do himself. Whoever
 * authenticates one finds in {@link dev.freehold.identity.tokens.PersonalAccessToken} what it looks like and what is kept of
 * it.
 */
package dev.freehold.identity.tokens;
