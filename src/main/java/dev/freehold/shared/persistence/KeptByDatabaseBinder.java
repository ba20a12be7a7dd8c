package dev.freehold.shared.persistence;

import dev.freehold.shared.persistence.KeptByDatabase.KeptColumn;
import org.hibernate.AnnotationException;
import org.hibernate.binder.TypeBinder;
import org.hibernate.boot.spi.MetadataBuildingContext;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.type.StandardBasicTypes;

/** Tells Hibernate of the columns, so that its schema tool makes them; no statement will name them. */
public final class KeptByDatabaseBinder implements TypeBinder<KeptByDatabase> {
    @Override
    public void bind(KeptByDatabase kept, MetadataBuildingContext context, PersistentClass entity) {
        for (KeptColumn declared : kept.value()) {
            Column column = new Column(declared.name());
            column.setSqlType(declared.type());
            column.setNullable(declared.nullable());
            // The schema tool asks every column for the value that it holds; the SQL type above is what counts.
            BasicValue value = new BasicValue(context, entity.getTable());
            value.setTypeName(StandardBasicTypes.STRING.getName());
            value.addColumn(column);
            entity.getTable().addColumn(column);
        }
    }

    @Override
    public void bind(KeptByDatabase kept, MetadataBuildingContext context, Component component) {
        throw new AnnotationException("@KeptByDatabase is for entities, not for " + component.getComponentClassName());
    }
}
