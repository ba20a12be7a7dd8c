/** Listings: what is for sale, with its history, its confidential part, its media and the market picture. */
package dev.freehold.property;
