package dev.freehold.platform.database.pool;

import jakarta.inject.Qualifier;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A pool of one connection, which leads where those of requests lead: for the question whether the database answers. Over the
 * pool of requests that would wait in their queue, and a service with many requests would be taken for one without database.
 */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
public @interface Probing {}
