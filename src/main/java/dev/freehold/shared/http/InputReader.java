package dev.freehold.shared.http;

import dev.freehold.shared.json.InputBinder;
import dev.freehold.shared.json.InputOf;
import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyReader;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** Reads request bodies into the records that endpoints take, through {@link InputBinder}. */
@Provider
@Consumes({MediaTypes.JSON, MediaTypes.MERGE_PATCH})
public class InputReader implements ServerMessageBodyReader<Object> {
    private final InputBinder binder;
    private final RequestFingerprint fingerprint;
    private final int maxBody;

    public InputReader(
            InputBinder binder,
            RequestFingerprint fingerprint,
            @ConfigProperty(name = "freehold.http.max-body") int maxBody) {
        this.binder = binder;
        this.fingerprint = fingerprint;
        this.maxBody = maxBody;
    }

    @Override
    public boolean isReadable(
            Class<?> type, Type genericType, ResteasyReactiveResourceInfo method, MediaType mediaType) {
        return type.isAnnotationPresent(InputOf.class);
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.isAnnotationPresent(InputOf.class);
    }

    @Override
    public Object readFrom(Class<Object> type, Type genericType, MediaType mediaType, ServerRequestContext context)
            throws IOException {
        return read(type, context.getInputStream());
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return read(type, body);
    }

    private Object read(Class<Object> type, InputStream body) throws IOException {
        // A body that came whole is copied as it is; reading up to a bound would begin with a buffer of 16 KiB.
        byte[] json = body instanceof ByteArrayInputStream whole ? whole.readAllBytes() : body.readNBytes(maxBody + 1);
        if (json.length > maxBody) {
            throw new ProblemException(
                    ProblemCode.BODY_TOO_LARGE, "The body has more than the " + maxBody + " bytes that are allowed.");
        }
        fingerprint.body(json);
        return binder.bind(json, type);
    }
}
