/** Taking over a database that somebody else's migrations made. */
package dev.freehold.schema.adoption;
