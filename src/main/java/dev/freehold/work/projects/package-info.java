/** Projects. */
package dev.freehold.work.projects;
