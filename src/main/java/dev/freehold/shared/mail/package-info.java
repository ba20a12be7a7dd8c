/** Mail that the service sends. */
package dev.freehold.shared.mail;
