package dev.freehold.identity.oidc;

import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import dev.freehold.shared.value.Text;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Somebody as an outside issuer describes him.
 *
 * @param subject the issuer's own name of him, which never changes
 * @param username what he would like to be called; null if the token does not say
 * @param email null if the token does not say
 * @param isEmailVerified whether the issuer says that the address is his
 * @param fullName null if the token does not say
 * @param roles names of roles, of which those that we have count; null if roles are not the issuer's to say
 */
public record OutsidePerson(
        String issuer,
        String subject,
        String username,
        String email,
        boolean isEmailVerified,
        String fullName,
        Set<String> roles) {
    private static final int LONGEST_SUBJECT = 255;
    private static final int LONGEST_NAME = 200;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,189}");

    /**
     * Somebody as a token describes him, which may say anything: what is no name or address of ours counts as not said.
     *
     * @throws ProblemException 401 without a subject that can be kept
     */
    public static OutsidePerson described(
            String issuer,
            String subject,
            Object username,
            Object email,
            boolean isEmailVerified,
            Object fullName,
            Set<String> roles) {
        if (subject == null || subject.isEmpty() || subject.length() > LONGEST_SUBJECT || Text.flaw(subject) != null) {
            throw new ProblemException(
                    ProblemCode.UNAUTHENTICATED,
                    "The token is not accepted. Its subject must have 1 to 255 characters.");
        }
        String address = text(email);
        String name = text(fullName);
        return new OutsidePerson(
                issuer,
                subject,
                text(username),
                address != null && EMAIL.matcher(address).matches() ? address : null,
                isEmailVerified,
                name == null ? null : name.substring(0, Math.min(name.length(), LONGEST_NAME)),
                roles);
    }

    /** Without what PostgreSQL cannot keep, such as the half of a character that a cut may leave. */
    private static String text(Object claim) {
        return claim instanceof String said && !said.isBlank() && Text.flaw(said) == null ? said : null;
    }
}
