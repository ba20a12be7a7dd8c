/**
 * Finds out who makes a request. {@link dev.freehold.identity.authentication.BearerAuthentication} reads the token, {@link
 * dev.freehold.identity.authentication.Admissions} remembers what it stands for, and {@link
 * dev.freehold.identity.authentication.AccessChannel} hears when that has changed.
 */
package dev.freehold.identity.authentication;
