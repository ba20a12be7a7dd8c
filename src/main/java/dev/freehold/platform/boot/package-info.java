/**
 * The command line and the order in which things start: first the database is decided, then Quarkus starts. Nothing imports
 * this package.
 */
package dev.freehold.platform.boot;
