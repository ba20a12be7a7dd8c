package dev.freehold.shared.persistence;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hibernate.annotations.TypeBinderType;

/**
 * Columns of an entity's table that PostgreSQL fills by itself and that no property reads, such as those that full-text search
 * uses in statements only. They belong to the model all the same: a migration that changes them must be matched here.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TypeBinderType(binder = KeptByDatabaseBinder.class)
public @interface KeptByDatabase {
    KeptColumn[] value();

    /** One such column. */
    @Target({})
    @Retention(RetentionPolicy.RUNTIME)
    @interface KeptColumn {
        /** As the table has it. */
        String name();

        /** Of PostgreSQL, such as {@code tsvector}. */
        String type();

        boolean nullable() default true;
    }
}
