/** Channels, their members, and the messages in them. Publishes no types. */
package dev.freehold.chat;
