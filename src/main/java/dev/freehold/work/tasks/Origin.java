package dev.freehold.work.tasks;

/** What a task is known by in the system that it came from; an import finds it again by this. */
record Origin(String source, String id) {}
