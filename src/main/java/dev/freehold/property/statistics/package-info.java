/** The market picture: prices over all listings that match, computed by PostgreSQL. */
package dev.freehold.property.statistics;
