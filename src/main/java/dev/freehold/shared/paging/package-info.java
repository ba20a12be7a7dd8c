/**
 * Lists: a collection declares itself once in a {@link dev.freehold.shared.paging.CollectionSpec}; {@link
 * dev.freehold.shared.paging.ListRequestParser} reads a request against it, and {@link
 * dev.freehold.shared.paging.PageReader} answers one page by keyset.
 */
package dev.freehold.shared.paging;
