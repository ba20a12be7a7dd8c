package dev.freehold.shared.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The answers of this resource hold secrets, which must not be kept anywhere: it does not honour Idempotency-Key, which would
 * keep them for a day. A resource carries this or {@link Idempotent}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface NeverStored {}
