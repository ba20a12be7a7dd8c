/**
 * Where the database is, as the settings name it: its servers, the way past a pooler, the trust in its certificate, and what each
 * session is told. The connections themselves are made in {@code pool}; {@code embedded} is what stands in when no database is named.
 */
package dev.freehold.platform.database;
