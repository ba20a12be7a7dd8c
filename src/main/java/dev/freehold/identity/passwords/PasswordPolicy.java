package dev.freehold.identity.passwords;

import dev.freehold.shared.problem.InputError;
import dev.freehold.shared.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Which passwords may be chosen: long ones that are not the first to be guessed. No rule asks for certain kinds of characters
 * (NIST SP 800-63B, section 5.1.1.2).
 */
public final class PasswordPolicy {
    /** Code points of a password. */
    public static final int SHORTEST = 12;

    /** Code points of a password; longer ones would be work for nothing. */
    public static final int LONGEST = 200;

    private static final int FEWEST_DIFFERENT = 5;

    /** A shorter name occurs by chance in passwords that have nothing to do with it. */
    private static final int SHORTEST_NAME = 4;

    private PasswordPolicy() {}

    /**
     * Lets a password pass or tells all that is wrong with it.
     *
     * @param password not null
     * @param pointer where it is in the body, as a JSON pointer
     * @param personal what others know of the person: username, e-mail address; nulls are skipped
     * @throws ProblemException 400 with the codes {@code length}, {@code too_common}, {@code too_simple}, {@code personal}
     */
    public static void require(String password, String pointer, Collection<String> personal) {
        String normalised = Passwords.normalised(password);
        int length = normalised.codePointCount(0, normalised.length());
        if (length < SHORTEST || length > LONGEST) {
            throw ProblemException.invalid(
                    pointer, "length", "must have " + SHORTEST + " to " + LONGEST + " characters, and has " + length);
        }
        List<InputError> errors = flaws(normalised.toLowerCase(Locale.ROOT), pointer, personal);
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }

    private static List<InputError> flaws(String password, String pointer, Collection<String> personal) {
        List<InputError> errors = new ArrayList<>();
        if (CommonPasswords.contain(password)) {
            errors.add(InputError.at(
                    pointer, "too_common", "is among the passwords that are guessed first; must be a less usual one"));
        }
        if (isSimple(password)) {
            errors.add(InputError.at(
                    pointer,
                    "too_simple",
                    "must have at least " + FEWEST_DIFFERENT + " different characters, and not just run through the"
                            + " alphabet or the digits"));
        }
        if (personal.stream().filter(Objects::nonNull).anyMatch(name -> tells(password, name))) {
            errors.add(InputError.at(pointer, "personal", "must not contain the username or the name of the mailbox"));
        }
        return errors;
    }

    private static boolean isSimple(String password) {
        int[] characters = password.codePoints().toArray();
        return password.codePoints().distinct().count() < FEWEST_DIFFERENT
                || isSequence(characters, 1)
                || isSequence(characters, -1);
    }

    /** Whether each character is the next after the one before; 0 comes after 9, and a after z. */
    private static boolean isSequence(int[] characters, int step) {
        for (int i = 1; i < characters.length; i++) {
            int earlier = step > 0 ? characters[i - 1] : characters[i];
            int later = step > 0 ? characters[i] : characters[i - 1];
            boolean turns = (earlier == '9' && later == '0') || (earlier == 'z' && later == 'a');
            if (later != earlier + 1 && !turns) {
                return false;
            }
        }
        return true;
    }

    private static boolean tells(String password, String personal) {
        String name = Passwords.normalised(personal).toLowerCase(Locale.ROOT);
        int at = name.lastIndexOf('@');
        String telling = at < 0 ? name : name.substring(0, at);
        return telling.codePointCount(0, telling.length()) >= SHORTEST_NAME && password.contains(telling);
    }
}
