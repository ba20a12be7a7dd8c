package dev.freehold.schema.drift;

import dev.freehold.schema.catalog.Attribute;
import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.catalog.SchemaObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts what was found into words: what each picture has, how much it matters, what to do. */
final class FindingWriter {
    private final Catalog model;
    private final Catalog migrations;
    private final Catalog live;

    FindingWriter(Catalog model, Catalog migrations, Catalog live) {
        this.model = model;
        this.migrations = migrations;
        this.live = live;
    }

    Finding write(FindingClass found, Triple triple, String aspect) {
        Optional<String> said = said(triple, aspect);
        return new Finding(
                triple.kind(),
                triple.any().fullName(),
                aspect,
                found,
                SeverityRule.of(found, triple, aspect),
                differing(found, triple),
                said,
                text(migrations, triple.migrations(), aspect),
                text(live, triple.live(), aspect),
                Advice.of(found, triple, aspect),
                Optional.ofNullable(triple.migrations()),
                Optional.ofNullable(triple.live()));
    }

    private static Set<Picture> differing(FindingClass found, Triple triple) {
        return switch (found) {
            case DRIFT -> drifting(triple);
            case UNMANAGED, COSMETIC -> EnumSet.of(Picture.LIVE);
            case UNMIGRATED_MODEL -> EnumSet.of(Picture.MODEL);
            case HAND_FIXED -> EnumSet.of(Picture.MIGRATIONS);
        };
    }

    private static Set<Picture> drifting(Triple triple) {
        boolean modelIsAlone = triple.migrations() != null
                && triple.model() != null
                && triple.live() != null
                && List.of(Attribute.TYPE, Attribute.NOT_NULL, Attribute.DEFINITION).stream()
                        .filter(attribute -> ModelVoice.speaksOf(triple.model(), attribute))
                        .anyMatch(attribute -> !Wording.means(triple.model(), triple.migrations(), attribute));
        return modelIsAlone ? EnumSet.of(Picture.MODEL, Picture.LIVE) : EnumSet.of(Picture.LIVE);
    }

    private Optional<String> said(Triple triple, String aspect) {
        SchemaObject said = triple.model();
        if (said == null || aspect.equals(Finding.NAME) || aspect.equals(Finding.COLUMN_ORDER)) {
            return Optional.empty();
        }
        boolean isSilent = !aspect.equals(Finding.EXISTENCE) && !ModelVoice.speaksOf(said, Attribute.of(aspect));
        return isSilent ? Optional.empty() : text(model, said, aspect);
    }

    private static Optional<String> text(Catalog catalog, SchemaObject object, String aspect) {
        if (object == null) {
            return Optional.empty();
        }
        return Optional.of(
                switch (aspect) {
                    case Finding.EXISTENCE -> whole(catalog, object);
                    case Finding.NAME -> object.name();
                    case Finding.COLUMN_ORDER -> columns(catalog, object);
                    default -> attribute(object, Attribute.of(aspect));
                });
    }

    private static String attribute(SchemaObject object, Attribute attribute) {
        Optional<String> value = object.attribute(attribute);
        return switch (attribute) {
            case NOT_NULL -> value.isPresent() ? "not null" : "nullable";
            case VALID -> value.isPresent() ? "not valid" : "valid";
            case ENABLED -> value.orElse("enabled");
            case PERSISTENCE -> value.orElse("permanent");
            case ROW_SECURITY -> value.orElse("disabled");
            case COLLATION -> value.orElse("as the type's");
            default -> value.orElse("none");
        };
    }

    private static String columns(Catalog catalog, SchemaObject table) {
        return catalog.ofTable(table.name()).stream()
                .filter(object -> object.kind() == Kind.COLUMN)
                .map(SchemaObject::name)
                .collect(Collectors.joining(", "));
    }

    private static String whole(Catalog catalog, SchemaObject object) {
        return switch (object.kind()) {
            case TABLE -> "(" + columns(catalog, object) + ")";
            case COLUMN -> column(object);
            case ENUM -> object.attribute(Attribute.LABELS).orElse("no labels");
            default ->
                object.attributes().entrySet().stream()
                        .filter(entry -> entry.getKey() != Attribute.POSITION)
                        .map(entry -> entry.getKey() == Attribute.DEFINITION
                                ? entry.getValue()
                                : entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", "));
        };
    }

    private static String column(SchemaObject column) {
        return Stream.of(
                        column.attribute(Attribute.TYPE).orElse(""),
                        column.attribute(Attribute.COLLATION)
                                .map(name -> "collate " + name)
                                .orElse(null),
                        column.is(Attribute.NOT_NULL) ? "not null" : null,
                        column.attribute(Attribute.DEFAULT)
                                .map(text -> "default " + text)
                                .orElse(null),
                        column.attribute(Attribute.IDENTITY)
                                .map(when -> "generated " + when + " as identity")
                                .orElse(null),
                        column.attribute(Attribute.GENERATED)
                                .map(text -> "generated always as (" + text + ") "
                                        + column.attribute(Attribute.STORAGE).orElse("stored"))
                                .orElse(null))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }
}
