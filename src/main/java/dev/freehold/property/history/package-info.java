/** What has become of each listing: prices and states, as the database recorded them. */
package dev.freehold.property.history;
