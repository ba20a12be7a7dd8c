/**
 * Fills an empty database with a believable demo, for whoever tries the product out or measures it: {@code freehold seed}.
 *
 * <p>{@link dev.freehold.demo.SeedCommand} is the command, {@link dev.freehold.demo.DemoSeeder} the work; what the demo tells
 * is in {@code story}. It writes SQL of its own and imports no feature: it must say when a row came and who made it, which no
 * feature allows, and it must fill a large database fast.
 */
package dev.freehold.demo;
