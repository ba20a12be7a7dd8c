package dev.freehold.shared.value;

/** What PostgreSQL can store as text: everything but NUL and halves of surrogate pairs. */
public final class Text {
    private Text() {}

    /** What is wrong with the text, for people; null if nothing is. */
    public static String flaw(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return "contains the character NUL (U+0000) at position " + i + ", which text cannot hold";
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return "contains half of a surrogate pair at position " + i + ", which is not a character";
                }
                i++;
            }
        }
        return null;
    }

    /** {@code dueDate} as the contract spells it: {@code due_date}. */
    public static String snakeCase(String camelCase) {
        StringBuilder snake = new StringBuilder(camelCase.length() + 4);
        for (int i = 0; i < camelCase.length(); i++) {
            char c = camelCase.charAt(i);
            if (Character.isUpperCase(c)) {
                snake.append('_').append(Character.toLowerCase(c));
            } else {
                snake.append(c);
            }
        }
        return snake.toString();
    }

    /** {@code due_date} as Java spells it: {@code dueDate}. */
    public static String camelCase(String snakeCase) {
        StringBuilder camel = new StringBuilder(snakeCase.length());
        boolean upper = false;
        for (int i = 0; i < snakeCase.length(); i++) {
            char c = snakeCase.charAt(i);
            if (c == '_') {
                upper = true;
            } else {
                camel.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return camel.toString();
    }
}
