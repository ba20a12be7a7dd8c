package dev.freehold.platform.openapi;

import dev.freehold.platform.openapi.ProblemAnswer.Asked;
import dev.freehold.platform.openapi.Route.Kind;
import dev.freehold.shared.value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jboss.jandex.IndexView;

/** Writes the description of an operation anew, from its place in the contract and what was found in its method. */
final class OperationWriter {
    private static final String PURGE = "purge";
    private static final String CONFLICT = "409";

    private final IndexView index;
    private final ListParameters listParameters;
    private final Bodies bodies;

    OperationWriter(IndexView index, ListParameters listParameters, Bodies bodies) {
        this.index = index;
        this.listParameters = listParameters;
        this.bodies = bodies;
    }

    /** @param found what the scan of the methods found; texts that it has come from annotations, and stay */
    Operation write(Route route, Operation found) {
        List<Parameter> foundParameters = Objects.requireNonNullElse(found.getParameters(), List.of());
        Access access = Access.of(index, found);
        Operation operation = OASFactory.createOperation()
                .tags(found.getTags())
                .operationId(route.operationId())
                .summary(found.getSummary() == null ? route.summary() : found.getSummary())
                .description(description(route, found, access, canPurge(foundParameters)))
                .parameters(parameters(route, found, foundParameters, access));
        access.describe(operation);
        bodies.request(route, found).ifPresent(operation::setRequestBody);
        return operation.responses(responses(route, found, foundParameters, access));
    }

    private static String description(Route route, Operation found, Access access, boolean hasTrash) {
        String own = found.getDescription() == null ? Texts.of(route, hasTrash) : found.getDescription();
        return access.described(own);
    }

    private List<Parameter> parameters(Route route, Operation operation, List<Parameter> found, Access access) {
        List<Parameter> parameters = new ArrayList<>();
        found.stream()
                .filter(parameter -> parameter.getIn() == In.PATH)
                .map(parameter -> pathParameter(Text.snakeCase(parameter.getName()), route))
                .forEach(parameters::add);
        if (route.kind() == Kind.LIST) {
            parameters.addAll(listParameters.of(route.collection().orElseThrow()));
        } else if (route.kind() == Kind.FIGURES) {
            parameters.addAll(listParameters.matching(route.collection().orElseThrow()));
        } else if (route.kind() == Kind.IMPORT) {
            parameters.addAll(ImportParameters.all());
        }
        found.stream()
                .filter(parameter -> parameter.getIn() == In.QUERY)
                .map(parameter -> queryParameter(parameter, route, operation))
                .forEach(parameters::add);
        for (SharedParts header : List.of(SharedParts.IF_MATCH, SharedParts.IF_NONE_MATCH)) {
            if (takes(header, found)) {
                parameters.add(header.sent());
            }
        }
        if (route.isWrite() && access.isStored()) {
            parameters.add(SharedParts.IDEMPOTENCY_KEY.sent());
        }
        parameters.add(SharedParts.REQUEST_ID.sent());
        return parameters;
    }

    private Parameter pathParameter(String name, Route route) {
        boolean isElement = route.kind() == Kind.ITEM && route.path().endsWith("{" + name + "}");
        return OASFactory.createParameter()
                .name(name)
                .in(In.PATH)
                .required(true)
                .schema(
                        isElement
                                ? listParameters.id(route.collection().orElseThrow())
                                : TypeSchemas.of(SchemaType.STRING).format("uuid"));
    }

    private Parameter queryParameter(Parameter found, Route route, Operation operation) {
        return switch (found.getName()) {
            case "fields" -> ListParameters.fields(bodies.fields(route, operation));
            case PURGE ->
                ListParameters.query("purge", TypeSchemas.of(SchemaType.BOOLEAN).defaultValue(false))
                        .description("Removes for good, from the trash as well; for those who may.");
            default -> found;
        };
    }

    private static boolean takes(SharedParts header, List<Parameter> found) {
        return found.stream()
                .anyMatch(parameter -> parameter.getIn() == In.HEADER && header.isHeader(parameter.getName()));
    }

    private static boolean canPurge(List<Parameter> found) {
        return found.stream().anyMatch(parameter -> PURGE.equals(parameter.getName()));
    }

    private APIResponses responses(Route route, Operation found, List<Parameter> parameters, Access access) {
        APIResponses responses = bodies.success(route, found, access);
        if (takes(SharedParts.IF_NONE_MATCH, parameters)) {
            responses.addAPIResponse("304", bodies.notModified());
        }
        if (route.isApi()) {
            ProblemAnswer.of(asked(route, found, parameters, access))
                    .forEach(problem -> responses.addAPIResponse(problem.status(), problem.reference()));
        }
        return responses;
    }

    private static Asked asked(Route route, Operation found, List<Parameter> parameters, Access access) {
        return new Asked(
                route,
                found.getRequestBody() != null && route.kind() != Kind.IMPORT,
                access,
                takes(SharedParts.IF_MATCH, parameters),
                found.getResponses().hasAPIResponse(CONFLICT));
    }
}
