package dev.freehold.demo.story;

import java.util.ArrayList;
import java.util.List;

/**
 * What is said in one go: a message and the replies to it. {@code {address}}, {@code {name}}, {@code {day}}, {@code {time}},
 * {@code {count}} and {@code {price}} are filled in by {@link Facts}.
 */
record Conversation(String opening, List<Reply> replies) {
    private static final String BY_ANOTHER = "> ";
    private static final String BY_STARTER = "< ";

    /** @param byStarter whether it is said by the one who began */
    record Reply(String text, boolean byStarter) {}

    /** @param text one message per line; {@code >} begins a reply by somebody else, {@code <} one by whoever began */
    static List<Conversation> parse(String text) {
        List<Conversation> conversations = new ArrayList<>();
        text.lines().forEach(line -> {
            if (line.startsWith(BY_ANOTHER) || line.startsWith(BY_STARTER)) {
                Reply reply = new Reply(line.substring(BY_ANOTHER.length()), line.startsWith(BY_STARTER));
                conversations.get(conversations.size() - 1).replies().add(reply);
            } else {
                conversations.add(new Conversation(line, new ArrayList<>()));
            }
        });
        return List.copyOf(conversations);
    }

    int length() {
        return 1 + replies.size();
    }
}
