/** How the settings of an operator become those of the frameworks. */
package dev.freehold.platform.configuration;
