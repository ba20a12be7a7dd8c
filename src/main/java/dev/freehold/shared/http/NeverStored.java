package dev.freehold.shared.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a resource whose answers hold secrets: they are kept nowhere, so that it does not honour Idempotency-Key. Every
 * other resource is {@link Idempotent}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface NeverStored {}
