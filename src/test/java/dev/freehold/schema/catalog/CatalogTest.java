package dev.freehold.schema.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogTest {
    private static final SchemaObject TABLE = new SchemaObject(Kind.TABLE, "", "Order Items", Map.of());
    private static final SchemaObject COLUMN = new SchemaObject(Kind.COLUMN, "Order Items", "id", Map.of());
    private static final SchemaObject VIEW = new SchemaObject(Kind.VIEW, "", "id", Map.of());
    private static final SchemaObject SEQUENCE = sequence("order_seq", "\"Order Items\".id");
    private static final SchemaObject OTHER = sequence("task_seq", "tasks.a.b");
    private static final SchemaObject FREE = new SchemaObject(Kind.SEQUENCE, "", "free_seq", Map.of());

    private static final Catalog CATALOG = new Catalog(List.of(FREE, OTHER, SEQUENCE, VIEW, COLUMN, TABLE));

    @Test
    void whatBelongsToATableIsFoundWithIt() {
        assertThat(CATALOG.ofTable("Order Items")).containsExactly(TABLE, COLUMN);
        assertThat(CATALOG.ofTable("tasks")).isEmpty();
    }

    @Test
    void anObjectIsFoundByKindTableAndNameTogether() {
        assertThat(CATALOG.find(Kind.COLUMN, "Order Items", "id")).contains(COLUMN);
        assertThat(CATALOG.find(Kind.VIEW, "", "id")).contains(VIEW);
        assertThat(CATALOG.find(Kind.TABLE, "", "id")).isEmpty();
        assertThat(CATALOG.find(Kind.COLUMN, "", "id")).isEmpty();
    }

    @Test
    void sequencesAreFoundByTheTableThatOwnsThemHoweverItIsQuoted() {
        assertThat(CATALOG.ownedBy("Order Items")).containsExactly(SEQUENCE);
        assertThat(CATALOG.ownedBy("tasks")).containsExactly(OTHER);
        assertThat(CATALOG.ownedBy("")).isEmpty();
    }

    private static SchemaObject sequence(String name, String owner) {
        return new SchemaObject(Kind.SEQUENCE, "", name, Map.of(Attribute.OWNED_BY, owner));
    }
}
