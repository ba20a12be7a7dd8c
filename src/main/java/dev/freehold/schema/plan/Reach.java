package dev.freehold.schema.plan;

import dev.freehold.schema.catalog.Attribute;
import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.catalog.SchemaObject;
import dev.freehold.schema.drift.Finding;
import dev.freehold.schema.protection.Protection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which tables the answer to a finding would touch, besides its own, and whether one of them forbids it. */
final class Reach {
    private final Protection protection;
    private final Catalog migrations;
    private final Catalog live;
    private final Map<String, List<String>> heirs;

    Reach(Protection protection, Catalog migrations, Catalog live, Map<String, List<String>> heirs) {
        this.protection = protection;
        this.migrations = migrations;
        this.live = live;
        this.heirs = heirs;
    }

    /** Why no command may answer it; empty if one may. */
    Optional<String> forbids(Finding finding) {
        Set<String> managed = migrations.tables();
        for (String table : touched(finding)) {
            if (protection.covers(table)) {
                return Optional.of(
                        "The table " + table + " is protected (SCHEMA_PROTECTED_TABLES): no command touches it.");
            }
            if (!managed.contains(table) && !table.equals(finding.tableName())) {
                return Optional.of("A foreign key ties it to the table " + table
                        + ", which is not managed: no command touches that.");
            }
        }
        List<String> strangers = heirs.getOrDefault(finding.tableName(), List.of()).stream()
                .filter(heir -> !managed.contains(heir) || protection.covers(heir))
                .toList();
        return strangers.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "What is done to the table is done to those that inherit from it and must not be touched: "
                                + String.join(", ", strangers) + ".");
    }

    /** Foreign keys are triggers on both of their tables, and those of a column come and go with it. */
    private Set<String> touched(Finding finding) {
        Set<String> tables = new TreeSet<>();
        if (!finding.tableName().isEmpty()) {
            tables.add(finding.tableName());
        }
        foreignKeys(finding).forEach(key -> {
            tables.add(key.table());
            tables.add(ForeignKeys.referenced(key));
        });
        return tables;
    }

    private Stream<SchemaObject> foreignKeys(Finding finding) {
        return switch (finding.kind()) {
            case TABLE ->
                finding.expected().stream()
                        .flatMap(table -> migrations.ofTable(table.name()).stream())
                        .filter(part -> part.kind() == Kind.FOREIGN_KEY);
            case FOREIGN_KEY -> Stream.of(finding.expected(), finding.actual()).flatMap(Optional::stream);
            case COLUMN ->
                finding.actual().stream()
                        .filter(column -> finding.expected().isEmpty() || finding.isAbout(Attribute.TYPE))
                        .flatMap(column ->
                                live.ofKind(Kind.FOREIGN_KEY).stream().filter(key -> ForeignKeys.uses(key, column)));
            default -> Stream.empty();
        };
    }
}
