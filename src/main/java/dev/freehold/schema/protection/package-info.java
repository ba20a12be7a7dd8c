/** What no command may touch, whatever its flags: the tables that the operator names, and all that is not managed. */
package dev.freehold.schema.protection;
