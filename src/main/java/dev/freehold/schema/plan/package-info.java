/** What would bring a drifted database back to what the migrations build, statement by statement. It changes nothing. */
package dev.freehold.schema.plan;
