/** The HTTP side of the contract that every resource shares: bodies in, answers out, ETags and preconditions. */
package dev.freehold.shared.http;
