package dev.freehold.platform.openapi;

import dev.freehold.shared.value.Text;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.Paths;
import org.jboss.jandex.IndexView;

/**
 * Completes the OpenAPI document while the application is being built: the scan of the resources finds paths, methods and
 * bodies; what every list, error and header is, follows from what the collections declare and from the contract.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class DocumentFilter implements OASFilter {
    /** The order of operations under a path. */
    private static final List<HttpMethod> METHODS =
            List.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private static final Pattern PARAMETER = Pattern.compile("\\{\\w+}");

    private final IndexView index;

    /** @param index of the application's classes */
    public DocumentFilter(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Declarations declarations = Declarations.in(index);
        Schemas schemas = new Schemas(declarations);
        Examples examples = Examples.read();
        ListParameters listParameters = new ListParameters(schemas.types());
        OperationWriter writer =
                new OperationWriter(index, listParameters, new Bodies(declarations, schemas, examples));
        Components components = OASFactory.createComponents();
        Paths paths = OASFactory.createPaths();
        sorted(document.getPaths()).forEach((path, item) -> {
            String template = snakeCase(path);
            paths.addPathItem(template, written(template, item, declarations, writer));
        });
        ProblemAnswer.addTo(components, schemas, examples);
        SharedParts.addTo(components);
        Access.addTo(components);
        listParameters.addTo(components);
        examples.addTo(components);
        document.paths(paths).components(components.schemas(schemas.all()));
    }

    private static Map<String, PathItem> sorted(Paths paths) {
        return new TreeMap<>(paths.getPathItems());
    }

    private static PathItem written(String path, PathItem found, Declarations declarations, OperationWriter writer) {
        PathItem item = OASFactory.createPathItem();
        for (HttpMethod method : METHODS) {
            Operation operation = found.getOperations().get(method);
            if (operation != null) {
                item.setOperation(method, writer.write(Route.of(path, method, declarations), operation));
            }
        }
        return item;
    }

    /** Names in templates are spelled as all others. */
    private static String snakeCase(String path) {
        return PARAMETER.matcher(path).replaceAll(name -> Text.snakeCase(name.group()));
    }
}
