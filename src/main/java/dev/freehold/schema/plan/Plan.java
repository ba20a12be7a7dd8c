package dev.freehold.schema.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * All that would bring the database to what the migrations build.
 *
 * @param version the version of the database
 * @param steps in the order in which they are run
 */
public record Plan(String version, List<Step> steps) {
    private static final int HASH_BYTES = 8;

    public Plan {
        steps = List.copyOf(steps);
    }

    public List<Step> with(Risk risk) {
        return steps.stream().filter(step -> step.risk() == risk).toList();
    }

    /**
     * Sixteen hexadecimal digits that stand for these very steps in this order: whoever names it has seen this plan and no other.
     */
    public String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(version.getBytes(StandardCharsets.UTF_8));
            for (Step step : steps) {
                String text = "\n" + step.risk() + "\n" + String.join(";\n", step.statements());
                digest.update(text.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
