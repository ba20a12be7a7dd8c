/**
 * Who the people are and who makes a request. Other features use {@link dev.freehold.identity.Callers}, {@link
 * dev.freehold.identity.Caller} and {@link dev.freehold.identity.Permissions}; everything else is this feature's own.
 */
package dev.freehold.identity;
