/** How long clients may keep the service waiting, watched below HTTP (ADR 0026). */
package dev.freehold.platform.connections;
