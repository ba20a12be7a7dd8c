package dev.freehold.property.media;

/** What the address of a medium looks like: RFC 3986, http or https, without user and password. */
final class MediaUrls {
    static final String PATTERN =
            "https?://(?:[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*|\\[[0-9A-Fa-f:.]+\\])(?::[0-9]{1,5})?"
                    + "(?:[/?#][!#-;=?-\\[\\]_a-z~]*)?";

    static final String MESSAGE =
            "must be an absolute URL that starts with http:// or https://, names no user, and has no"
                    + " spaces or other characters that must be percent-encoded";

    static final int MAX_LENGTH = 2_000;

    private MediaUrls() {}
}
