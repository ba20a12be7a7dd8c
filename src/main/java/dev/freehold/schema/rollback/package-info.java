/** Going back: migrations are undone by their scripts, and what that would lose is counted first. */
package dev.freehold.schema.rollback;
