/** Tasks. The rest of work uses {@link dev.freehold.work.tasks.TaskCountRepository}. */
package dev.freehold.work.tasks;
