package dev.freehold.schema.snapshot;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Entity;
import java.util.List;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.tool.schema.internal.SchemaCreatorImpl;

/** What the entities say, as the statements that Hibernate's own schema tool makes of them. */
final class ModelDdl {
    private ModelDdl() {}

    /** All entities of the product are found by themselves: none can be forgotten. */
    static List<String> statements() {
        StandardServiceRegistry registry = new StandardServiceRegistryBuilder()
                .applySetting("hibernate.boot.allow_jdbc_metadata_access", false)
                .applySetting("jakarta.persistence.database-product-name", "PostgreSQL")
                .applySetting("jakarta.persistence.database-major-version", "15")
                .build();
        MetadataSources sources = new MetadataSources(registry);
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.freehold")) {
            if (type.isAnnotatedWith(Entity.class)) {
                sources.addAnnotatedClass(type.reflect());
            }
        }
        Metadata metadata = sources.buildMetadata();
        return new SchemaCreatorImpl(registry).generateCreationCommands(metadata, false);
    }
}
