package dev.freehold.shared.paging;

import java.util.List;

/** A filter parameter with the values that a request gave it, already of the field's type; one for all but any-of. */
public record Filter(Parameter parameter, List<Object> values) {}
