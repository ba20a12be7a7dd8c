package dev.freehold.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.annotations.SerializedName;
import io.kubernetes.client.custom.IntOrString;
import io.kubernetes.client.custom.Quantity;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What is wrong with an object by the schema of Kubernetes, as its official Java client has it. The client itself finds fields that
 * there are not and fields that are missing; of types it believes whatever Gson can convert, so they are compared here with those of
 * its classes.
 */
final class KubernetesSchema {
    private static final String MODELS = "io.kubernetes.client.openapi.models.";
    private static final Pattern QUANTITY = Pattern.compile("[+-]?[0-9.]+([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?");
    private static final Pattern PERCENTAGE_OR_NAME = Pattern.compile("[0-9]+%|[a-z0-9-]*[a-z][a-z0-9-]*");

    private final List<String> errors = new ArrayList<>();

    private KubernetesSchema() {}

    /** The errors of an object of a kind that Kubernetes has, none if it is valid. */
    static List<String> errors(JsonNode object) {
        KubernetesSchema schema = new KubernetesSchema();
        Class<?> model = model(object);
        schema.checkFields(model, JsonParser.parseString(object.toString()));
        schema.checkType(model, object, object.path("kind").asText());
        return schema.errors;
    }

    /** apps/v1 Deployment is called V1Deployment. */
    private static Class<?> model(JsonNode object) {
        String version = object.path("apiVersion").asText().replaceFirst(".*/", "");
        String name = version.substring(0, 1).toUpperCase(Locale.ROOT)
                + version.substring(1)
                + object.path("kind").asText();
        try {
            return Class.forName(MODELS + name);
        } catch (ClassNotFoundException unknown) {
            throw new IllegalArgumentException("Kubernetes has no " + name, unknown);
        }
    }

    private void checkFields(Class<?> model, JsonElement object) {
        try {
            model.getMethod("validateJsonElement", JsonElement.class).invoke(null, object);
        } catch (InvocationTargetException invalid) {
            errors.add(String.valueOf(invalid.getCause().getMessage()));
        } catch (ReflectiveOperationException unknown) {
            throw new IllegalStateException(unknown);
        }
    }

    private void checkType(Type type, JsonNode value, String path) {
        if (type instanceof ParameterizedType generic) {
            checkElements(generic, value, path);
        } else if (type instanceof Class<?> model && model.getName().startsWith(MODELS)) {
            checkModel(model, value, path);
        } else if (!isOf(type, value)) {
            errors.add("%s: %s is not a %s".formatted(path, value, type.getTypeName()));
        }
    }

    private void checkElements(ParameterizedType type, JsonNode value, String path) {
        boolean map = Map.class.isAssignableFrom((Class<?>) type.getRawType());
        if (map ? !value.isObject() : !value.isArray()) {
            errors.add("%s: %s is not a %s".formatted(path, value, map ? "map" : "list"));
            return;
        }
        Type element = type.getActualTypeArguments()[map ? 1 : 0];
        value.properties().forEach(entry -> checkType(element, entry.getValue(), path + "." + entry.getKey()));
        for (int i = 0; i < (map ? 0 : value.size()); i++) {
            checkType(element, value.get(i), path + "[" + i + "]");
        }
    }

    private void checkModel(Class<?> model, JsonNode value, String path) {
        if (!value.isObject()) {
            errors.add("%s: %s is not a %s".formatted(path, value, model.getSimpleName()));
            return;
        }
        for (Field field : model.getDeclaredFields()) {
            SerializedName name = field.getAnnotation(SerializedName.class);
            if (name != null && value.has(name.value())) {
                checkType(field.getGenericType(), value.get(name.value()), path + "." + name.value());
            }
        }
    }

    private static boolean isOf(Type type, JsonNode value) {
        if (type == String.class) {
            return value.isTextual();
        }
        if (type == Integer.class || type == Long.class) {
            return value.isIntegralNumber();
        }
        if (type == Boolean.class) {
            return value.isBoolean();
        }
        if (type == IntOrString.class) {
            return value.isIntegralNumber()
                    || PERCENTAGE_OR_NAME.matcher(value.asText()).matches();
        }
        if (type == Quantity.class) {
            return QUANTITY.matcher(value.asText()).matches();
        }
        return true;
    }
}
