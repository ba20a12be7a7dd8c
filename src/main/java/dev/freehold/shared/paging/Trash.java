package dev.freehold.shared.paging;

/** Which rows a list shows; spelled as the values of the parameter {@code deleted}. */
public enum Trash {
    exclude,
    only,
    include
}
