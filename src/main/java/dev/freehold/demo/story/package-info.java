/**
 * What the demo tells: offices of a property team, their people, listings, projects, tasks and conversations. Computed from the number
 * of the office alone, without a clock and without a database, so that every machine tells the same story with the same ids.
 *
 * <p>Others use {@link dev.freehold.demo.story.Office}, {@link dev.freehold.demo.story.Batch},
 * {@link dev.freehold.demo.story.DemoTable}.
 */
package dev.freehold.demo.story;
