/** What somebody does with his own account: who am I, profile, password, e-mail address. */
package dev.freehold.identity.account;
