package dev.freehold.demo.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.demo.story.Conversation.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationTest {
    @Test
    void repliesBelongToTheMessageBeforeThem() {
        assertThat(Conversation.parse("""
                        Who has the keys?
                        > Me.
                        < Thank you!
                        Good night.
                        """))
                .containsExactly(
                        new Conversation(
                                "Who has the keys?", List.of(new Reply("Me.", false), new Reply("Thank you!", true))),
                        new Conversation("Good night.", List.of()));
    }
}
