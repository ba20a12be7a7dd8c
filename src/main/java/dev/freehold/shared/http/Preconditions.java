package dev.freehold.shared.http;

import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads If-Match, which the configuration may demand of every change. */
@Singleton
public class Preconditions {
    private final boolean required;

    public Preconditions(@ConfigProperty(name = "freehold.http.require-if-match") boolean required) {
        this.required = required;
    }

    /**
     * The precondition of a change.
     *
     * @throws ProblemException 400 if the header is malformed, 428 if it is missing and demanded
     */
    public Precondition ifMatch(String header) {
        if (header == null && required) {
            throw new ProblemException(
                    ProblemCode.PRECONDITION_REQUIRED, "Say with If-Match which version you change; * stands for any.");
        }
        return Precondition.parse(HttpHeaders.IF_MATCH, header);
    }
}
