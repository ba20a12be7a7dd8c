package dev.freehold.platform.openapi;

import dev.freehold.shared.json.InputOf;
import dev.freehold.shared.paging.CollectionSpec;
import jakarta.enterprise.inject.Produces;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/** What the features declare: their collections, the records that clients send, and the records that they get. */
final class Declarations {
    private final Map<String, CollectionSpec<?>> lists = new TreeMap<>();
    private final List<Class<?>> inputs = new ArrayList<>();
    private final Map<String, Class<?>> records = new TreeMap<>();

    private Declarations() {}

    /** Finds them in the index of the application's classes. */
    static Declarations in(IndexView index) {
        Declarations declarations = new Declarations();
        index.getAnnotations(Produces.class).stream()
                .map(produces -> produces.target())
                .filter(target -> target.kind() == AnnotationTarget.Kind.FIELD)
                .map(AnnotationTarget::asField)
                .filter(field -> field.type().name().equals(DotName.createSimple(CollectionSpec.class)))
                .map(field -> spec(field.declaringClass(), field.name()))
                .forEach(declarations::add);
        index.getAnnotations(InputOf.class).stream()
                .map(input -> load(input.target().asClass()))
                .sorted(Comparator.comparing(Class::getName))
                .forEach(declarations.inputs::add);
        index.getKnownClasses().stream()
                .filter(ClassInfo::isRecord)
                .forEach(info -> declarations.records.put(info.simpleName(), load(info)));
        return declarations;
    }

    private void add(CollectionSpec<?> spec) {
        spec.paths().forEach(path -> lists.put(path, spec));
        spec.elementPath().ifPresent(path -> lists.put(path, spec));
    }

    private static CollectionSpec<?> spec(ClassInfo declaring, String name) {
        try {
            Field field = load(declaring).getDeclaredField(name);
            field.setAccessible(true);
            return (CollectionSpec<?>) field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The declaration " + declaring.name() + "." + name + " cannot be read", e);
        }
    }

    private static Class<?> load(ClassInfo info) {
        try {
            return Class.forName(info.name().toString(), true, Declarations.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(info.name() + " is in the index and nowhere else", e);
        }
    }

    /** The collection whose list is at this path, or whose elements are below it. */
    Optional<CollectionSpec<?>> listAt(String path) {
        return Optional.ofNullable(lists.get(path));
    }

    /** The path of the list, or of a collection's elements, that this path is, or is below; the longest of several. */
    Optional<String> listAbove(String path) {
        return lists.keySet().stream()
                .filter(list -> path.equals(list) || path.startsWith(list + "/"))
                .max(Comparator.comparing(String::length));
    }

    /** The collection that a view belongs to. */
    Optional<CollectionSpec<?>> collectionOf(Class<?> view) {
        return lists.values().stream().filter(spec -> spec.view() == view).findFirst();
    }

    /** The records by which a client makes or changes what this view shows. */
    Stream<Class<?>> inputsOf(Class<?> view) {
        return inputs.stream()
                .filter(input -> input.getAnnotation(InputOf.class).value() == view);
    }

    /** The record of this simple name. */
    Class<?> named(String simpleName) {
        Class<?> type = records.get(simpleName);
        if (type == null) {
            throw new IllegalStateException("The document names " + simpleName + ", which is no record of ours");
        }
        return type;
    }
}
