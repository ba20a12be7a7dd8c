/** The frame of every request: its id, whether it is let in, how answers are written, and what every failure becomes. */
package dev.freehold.platform.http;
