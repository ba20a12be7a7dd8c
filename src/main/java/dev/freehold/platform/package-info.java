/** What makes the features a service: start, configuration, the frame of requests, health. No feature imports it. */
package dev.freehold.platform;
