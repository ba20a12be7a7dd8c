package dev.freehold.platform.openapi;

import dev.freehold.shared.paging.CollectionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;

/**
 * One operation by its place: what it does follows from its method and from where its path stands to the path of a list.
 *
 * @param path the template, in snake_case
 * @param collection whose list the path is, or is below; empty outside collections
 * @param kind what is done
 * @param operationId stable, unique, made of nothing but method and path
 */
record Route(String path, HttpMethod method, Optional<CollectionSpec<?>> collection, Kind kind, String operationId) {
    /** What an operation does with a collection. */
    enum Kind {
        LIST,
        CREATE,
        IMPORT,
        /** Computes something over all elements that match. */
        FIGURES,
        /** Reads, changes or removes one object. */
        ITEM,
        /** Does something with one object, such as {@code POST .../restore}, or reads what belongs to it. */
        ACTION,
        OTHER
    }

    static final String API = "/api/v1";

    private static final Pattern PARAMETER = Pattern.compile("\\{\\w+}");
    private static final Pattern WORDS = Pattern.compile("[-. ]");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    static Route of(String path, HttpMethod method, Declarations declarations) {
        Optional<String> list = declarations.listAbove(path);
        String below = list.map(prefix -> path.substring(prefix.length())).orElse(null);
        Kind kind = kind(method, below);
        Optional<CollectionSpec<?>> collection = list.flatMap(declarations::listAt);
        String noun = collection.map(spec -> camel(spec.noun())).orElse("");
        return new Route(path, method, collection, kind, operationId(kind, method, names(path, declarations), noun));
    }

    private static Kind kind(HttpMethod method, String below) {
        if (below == null) {
            return Kind.OTHER;
        }
        if (below.isEmpty()) {
            return method == HttpMethod.GET ? Kind.LIST : Kind.CREATE;
        }
        if (below.equals("/import")) {
            return Kind.IMPORT;
        }
        if (below.equals("/stats")) {
            return Kind.FIGURES;
        }
        return PARAMETER.matcher(below.substring(1)).matches() ? Kind.ITEM : Kind.ACTION;
    }

    /** The words of a path: the noun of a collection whose element follows, otherwise the segment as it is. */
    private static List<String> names(String path, Declarations declarations) {
        List<String> names = new ArrayList<>();
        StringBuilder prefix = new StringBuilder(path.length());
        for (String segment :
                path.substring(1).replace(".well-known", "well-known").split("/", -1)) {
            boolean element = PARAMETER.matcher(segment).matches();
            if (element) {
                String noun = declarations
                        .listAt(prefix.toString())
                        .map(CollectionSpec::noun)
                        .orElse(names.get(names.size() - 1));
                names.set(names.size() - 1, camel(noun));
            } else {
                names.add(camel(segment));
            }
            prefix.append('/').append(segment);
        }
        return path.startsWith(API) ? names.subList(2, names.size()) : names;
    }

    private static String operationId(Kind kind, HttpMethod method, List<String> names, String noun) {
        String last = names.get(names.size() - 1);
        String before = String.join("", names.subList(0, names.size() - 1));
        return switch (kind) {
            case LIST -> "list" + before + last;
            case CREATE -> "create" + before + noun;
            case IMPORT -> "import" + before;
            case ACTION ->
                method == HttpMethod.POST
                        ? last.substring(0, 1).toLowerCase(Locale.ROOT) + last.substring(1) + before
                        : verb(method) + before + last;
            default -> verb(method) + before + last;
        };
    }

    private static String verb(HttpMethod method) {
        return method.name().toLowerCase(Locale.ROOT);
    }

    /** {@code email-log}, {@code email log} and {@code email.log} as {@code EmailLog}. */
    private static String camel(String words) {
        StringBuilder camel = new StringBuilder(words.length());
        for (String word : WORDS.split(words, -1)) {
            camel.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return camel.toString();
    }

    /** The operation in words, such as "List channel messages". */
    String summary() {
        String words = String.join(" ", HUMP.split(operationId)).toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    boolean isApi() {
        return path.startsWith(API);
    }

    boolean isWrite() {
        return method == HttpMethod.POST || method == HttpMethod.PATCH;
    }

    boolean isOf(HttpMethod one, Kind other) {
        return method == one && kind == other;
    }
}
