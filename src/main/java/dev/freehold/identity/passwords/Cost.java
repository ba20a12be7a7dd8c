package dev.freehold.identity.passwords;

/**
 * The parameters of Argon2 (RFC 9106, section 3.1).
 *
 * @param memory in KiB
 * @param iterations passes over the memory
 * @param parallelism lanes
 */
record Cost(int memory, int iterations, int parallelism) {
    /** For hashes to be made. One that another system made may have cost less. */
    static final int LEAST_MEMORY = 1024;

    static final int MOST_MEMORY = 1_048_576;
    static final int MOST_ITERATIONS = 50;
    static final int MOST_PARALLELISM = 16;

    private static final int LEAST_MEMORY_PER_LANE = 8;

    /** Whether a hash of this cost can be made at all, without taking the service down. */
    boolean isBearable() {
        return memory >= LEAST_MEMORY_PER_LANE * parallelism
                && memory <= MOST_MEMORY
                && iterations >= 1
                && iterations <= MOST_ITERATIONS
                && parallelism >= 1
                && parallelism <= MOST_PARALLELISM;
    }

    /** Whether any part of it is less than the other's. */
    boolean isBelow(Cost other) {
        return memory < other.memory || iterations < other.iterations || parallelism < other.parallelism;
    }
}
