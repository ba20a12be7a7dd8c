/** The media of listings: photos, plans, videos, tours and documents, their order, and who sees them. */
package dev.freehold.property.media;
