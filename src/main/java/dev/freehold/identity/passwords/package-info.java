/**
 * Passwords: how they are hashed and compared ({@link dev.freehold.identity.passwords.PasswordHasher}), and which may be
 * chosen ({@link dev.freehold.identity.passwords.PasswordPolicy}). Where they are kept is the business of whoever calls.
 */
package dev.freehold.identity.passwords;
