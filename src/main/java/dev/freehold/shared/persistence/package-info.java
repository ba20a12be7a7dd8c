/** What all tables share: their lifecycle columns, who changes a row, search, and what a failure means to a client. */
package dev.freehold.shared.persistence;
