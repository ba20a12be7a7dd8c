package dev.freehold.platform.transfer;

/** Nobody is named, or somebody who cannot be, as the author of what an import writes. */
final class UnknownAuthorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownAuthorException(String reason) {
        super(reason, null, false, false);
    }
}
