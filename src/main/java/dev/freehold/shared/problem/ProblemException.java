package dev.freehold.shared.problem;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A failure that the caller is told about as it is: it knows its code and status, and its detail is written for the
 * client. Everything else becomes a 500 that tells nothing.
 */
public final class ProblemException extends RuntimeException {
    /** The member that says in how many seconds to try again; the header Retry-After says the same. */
    public static final String RETRY_AFTER = "retry_after";

    private static final long serialVersionUID = 1L;

    private final ProblemCode code;
    private final transient List<InputError> errors;
    private final transient Map<String, Object> extensions;
    private final boolean isOutcomeOpen;

    private ProblemException(
            ProblemCode code, String detail, List<InputError> errors, Map<String, Object> extensions, Throwable cause) {
        this(code, detail, errors, extensions, cause, code == ProblemCode.TIMED_OUT);
    }

    private ProblemException(
            ProblemCode code,
            String detail,
            List<InputError> errors,
            Map<String, Object> extensions,
            Throwable cause,
            boolean isOutcomeOpen) {
        // A refused request is no fault of the code: no stack trace, which would cost more than the answer.
        super(detail, cause, false, false);
        this.code = code;
        this.errors = List.copyOf(errors);
        this.extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
        this.isOutcomeOpen = isOutcomeOpen;
    }

    public ProblemException(ProblemCode code, String detail) {
        this(code, detail, List.of(), Map.of(), null);
    }

    public ProblemException(ProblemCode code, String detail, Throwable cause) {
        this(code, detail, List.of(), Map.of(), cause);
    }

    public ProblemException(ProblemCode code, String detail, List<InputError> errors, Throwable cause) {
        this(code, detail, errors, Map.of(), cause);
    }

    public ProblemException(ProblemCode code, String detail, List<InputError> errors) {
        this(code, detail, errors, Map.of(), null);
    }

    /** The same failure with further members in its problem document. */
    public ProblemException with(Map<String, Object> members) {
        return new ProblemException(code, getMessage(), errors, members, getCause(), isOutcomeOpen);
    }

    /** The same failure, after which a change may be there or not. */
    public ProblemException withOpenOutcome() {
        return new ProblemException(code, getMessage(), errors, extensions, getCause(), true);
    }

    /** A 400 for these errors, of which there is at least one. */
    public static ProblemException invalid(List<InputError> errors) {
        return new ProblemException(ProblemCode.INVALID_INPUT, summary(errors), errors);
    }

    /** A 400 for one field of the body. */
    public static ProblemException invalid(String pointer, String code, String detail) {
        return invalid(List.of(InputError.at(pointer, code, detail)));
    }

    /** A 400 for these parameters, of which there is at least one. */
    public static ProblemException invalidParameters(List<InputError> errors) {
        return new ProblemException(ProblemCode.INVALID_PARAMETER, summary(errors), errors);
    }

    /** A 400 for one parameter. */
    public static ProblemException invalidParameter(String parameter, String code, String detail) {
        return invalidParameters(List.of(InputError.in(parameter, code, detail)));
    }

    /** A 409 that names the field. */
    public static ProblemException conflict(String pointer, String code, String detail) {
        return new ProblemException(ProblemCode.CONFLICT, detail, List.of(InputError.at(pointer, code, detail)));
    }

    /** A 404 for an object that is not there, or not the caller's to know. */
    public static ProblemException notFound(String what, Object id) {
        return new ProblemException(ProblemCode.NOT_FOUND, "There is no " + what + " " + id + ".");
    }

    private static String summary(List<InputError> errors) {
        InputError first = errors.get(0);
        String where = first.pointer() != null ? first.pointer() : first.parameter();
        String rest = errors.size() > 1 ? " (and " + (errors.size() - 1) + " more)" : "";
        return (where == null || where.isEmpty() ? "" : where + ": ") + first.detail() + rest;
    }

    public ProblemCode code() {
        return code;
    }

    public List<InputError> errors() {
        return errors;
    }

    /** Whether nobody here can know if the change that was asked for was carried out, or will be. */
    public boolean isOutcomeOpen() {
        return isOutcomeOpen;
    }

    public Map<String, Object> extensions() {
        return extensions;
    }
}
