/** Channels and who belongs to them. Messages use {@link dev.freehold.chat.channels.ChannelAccess}. */
package dev.freehold.chat.channels;
