package dev.freehold.schema.drift;

import dev.freehold.schema.catalog.Attribute;
import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.catalog.SchemaObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Compares what the entities say (M), what the migrations build (F) and what the database holds (L), object by object. */
public final class Comparison {
    private final Catalog model;
    private final Catalog migrations;
    private final Catalog live;
    private final boolean modelIsAhead;
    private final List<Finding> findings = new ArrayList<>();

    private Comparison(Catalog model, Catalog migrations, Catalog live, boolean modelIsAhead) {
        this.model = model;
        this.migrations = migrations;
        this.live = live;
        this.modelIsAhead = modelIsAhead;
    }

    public Comparison(Catalog model, Catalog migrations, Catalog live) {
        this(model, migrations, live, false);
    }

    /**
     * For a database with pending migrations: what the entities say beyond the migrations that it has is no finding, because those
     * that are pending may build it.
     */
    public static Comparison whilePending(Catalog model, Catalog migrations, Catalog live) {
        return new Comparison(model, migrations, live, true);
    }

    /** All disagreements, ordered by class, severity and name. */
    public List<Finding> findings() {
        findings.clear();
        compareTables();
        compareWhatStandsAlone();
        return findings.stream().sorted(Finding.ORDER).toList();
    }

    private void compareTables() {
        SortedSet<String> managed = new TreeSet<>(migrations.tables());
        managed.addAll(model.tables());
        SortedSet<String> all = new TreeSet<>(managed);
        all.addAll(live.tables());
        for (String table : all) {
            Triple triple = new Triple(
                    model.find(Kind.TABLE, "", table).orElse(null),
                    migrations.find(Kind.TABLE, "", table).orElse(null),
                    live.find(Kind.TABLE, "", table).orElse(null));
            compare(triple);
            // Of a table that only one side has, the table itself is the finding.
            if (triple.migrations() != null && triple.live() != null) {
                compareParts(table, triple.model() != null);
                compareOrder(triple);
            }
        }
    }

    private void compareParts(String table, boolean isModelled) {
        List<SchemaObject> expected = parts(migrations, table);
        List<SchemaObject> said = isModelled ? parts(model, table) : List.of();
        for (Triple triple : triples(said, expected, parts(live, table))) {
            if (isModelled || triple.migrations() == null || triple.live() == null) {
                compare(triple);
            } else {
                compareAttributes(triple);
            }
        }
    }

    private static List<SchemaObject> parts(Catalog catalog, String table) {
        return catalog.ofTable(table).stream()
                .filter(object -> object.kind() != Kind.TABLE)
                .toList();
    }

    private void compareWhatStandsAlone() {
        triples(standingAlone(model), standingAlone(migrations), standingAlone(live))
                .forEach(this::compare);
        // Materialized views are the only ones of these that have parts: indexes.
        migrations.ofKind(Kind.MATERIALIZED_VIEW).stream()
                .filter(view -> live.find(view.kind(), "", view.name()).isPresent())
                .forEach(view -> compareParts(view.name(), false));
    }

    /** Sequences that a table or a column owns go with it. */
    private List<SchemaObject> standingAlone(Catalog catalog) {
        return catalog.objects().stream()
                .filter(object -> !object.kind().belongsToTable() && object.kind() != Kind.TABLE)
                .filter(object -> catalog != live || !belongsToAnother(object))
                .toList();
    }

    private boolean belongsToAnother(SchemaObject object) {
        return object.ownerColumn()
                .filter(column -> migrations
                        .find(Kind.COLUMN, object.owner().orElseThrow(), column)
                        .isEmpty())
                .isPresent();
    }

    private static List<Triple> triples(List<SchemaObject> said, List<SchemaObject> expected, List<SchemaObject> held) {
        Pairing withLive = Pairing.of(expected, held);
        Pairing withModel = Pairing.of(expected, said);
        List<Triple> triples = new ArrayList<>();
        expected.forEach(object -> triples.add(new Triple(
                withModel.partnerOf(object).orElse(null),
                object,
                withLive.partnerOf(object).orElse(null))));
        Pairing beyond = Pairing.of(withLive.onlyInOther(), withModel.onlyInOther());
        withLive.onlyInOther()
                .forEach(object ->
                        triples.add(new Triple(beyond.partnerOf(object).orElse(null), null, object)));
        beyond.onlyInOther().forEach(object -> triples.add(new Triple(object, null, null)));
        return triples;
    }

    private void compare(Triple triple) {
        Optional<FindingClass> existence = classOfExistence(triple);
        existence.ifPresent(found -> add(found, triple, Finding.EXISTENCE));
        if (triple.migrations() != null && triple.live() != null) {
            compareAttributes(triple);
            if (!triple.migrations().name().equals(triple.live().name())) {
                add(FindingClass.COSMETIC, triple, Finding.NAME);
            }
        }
    }

    /** What it means that some of the pictures lack the object; empty if those that speak of it agree. */
    private Optional<FindingClass> classOfExistence(Triple triple) {
        boolean isMigrated = triple.migrations() != null;
        boolean isLive = triple.live() != null;
        boolean isModelled = triple.model() != null;
        boolean modelDenies = !isModelled && ModelVoice.namesAll(triple.kind()) && !modelIsAhead;
        if (isMigrated == isLive) {
            boolean modelDiffers = isMigrated ? modelDenies : isModelled && !modelIsAhead;
            return modelDiffers ? Optional.of(FindingClass.UNMIGRATED_MODEL) : Optional.empty();
        }
        if (isMigrated) {
            return Optional.of(modelDenies ? FindingClass.HAND_FIXED : FindingClass.DRIFT);
        }
        if (isModelled) {
            return Optional.of(FindingClass.HAND_FIXED);
        }
        return Optional.of(triple.kind().belongsToTable() ? FindingClass.DRIFT : FindingClass.UNMANAGED);
    }

    private void compareAttributes(Triple triple) {
        Set<Attribute> attributes = new LinkedHashSet<>(List.of(Attribute.values()));
        attributes.remove(Attribute.POSITION);
        if (triple.migrations().attribute(Attribute.GENERATED).isPresent()
                != triple.live().attribute(Attribute.GENERATED).isPresent()) {
            attributes.remove(Attribute.STORAGE);
        }
        // A constraint that is another one is not asked whether it is valid.
        if (triple.kind().isConstraint() && !triple.migrations().agreesWith(triple.live(), Attribute.DEFINITION)) {
            attributes.remove(Attribute.VALID);
        }
        for (Attribute attribute : attributes) {
            classOf(attribute, triple).ifPresent(found -> add(found, triple, attribute.toString()));
        }
    }

    private Optional<FindingClass> classOf(Attribute attribute, Triple triple) {
        SchemaObject said = triple.model();
        SchemaObject built = triple.migrations();
        SchemaObject held = triple.live();
        boolean modelSpeaks = said != null && ModelVoice.speaksOf(said, attribute);
        if (built.agreesWith(held, attribute)) {
            boolean modelDiffers = modelSpeaks && !modelIsAhead && !Wording.means(said, built, attribute);
            return modelDiffers ? Optional.of(FindingClass.UNMIGRATED_MODEL) : Optional.empty();
        }
        if (Wording.means(built, held, attribute)) {
            return Optional.of(FindingClass.COSMETIC);
        }
        boolean isHandFixed = modelSpeaks && Wording.means(said, held, attribute);
        return Optional.of(isHandFixed ? FindingClass.HAND_FIXED : FindingClass.DRIFT);
    }

    private void compareOrder(Triple table) {
        List<String> built = columns(migrations, table.migrations().name());
        List<String> held = columns(live, table.live().name());
        List<String> common = built.stream().filter(held::contains).toList();
        if (!held.stream().filter(built::contains).toList().equals(common)) {
            add(FindingClass.COSMETIC, table, Finding.COLUMN_ORDER);
        }
    }

    private static List<String> columns(Catalog catalog, String table) {
        return catalog.ofTable(table).stream()
                .filter(object -> object.kind() == Kind.COLUMN)
                .map(SchemaObject::name)
                .toList();
    }

    private void add(FindingClass found, Triple triple, String aspect) {
        findings.add(new FindingWriter(model, migrations, live).write(found, triple, aspect));
    }
}
