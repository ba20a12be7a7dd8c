/** Messages and their threads. */
package dev.freehold.chat.messages;
