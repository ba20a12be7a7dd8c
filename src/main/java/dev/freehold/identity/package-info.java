/** Who the people are: users, what they may do, and how they sign in. No other feature needs any of it: see shared.access. */
package dev.freehold.identity;
