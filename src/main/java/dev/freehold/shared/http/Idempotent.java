package dev.freehold.shared.http;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes the POST and PATCH methods of a resource honour Idempotency-Key. Every resource carries it, but for those
 * whose answers may be stored nowhere ({@link NeverStored}); a test of the architecture fails for one that has neither.
 */
@InterceptorBinding
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {}
