/** Projects and their tasks. Publishes no types: other features hold the ids of projects. */
package dev.freehold.work;
