package dev.freehold.chat.messages;

import static dev.freehold.shared.paging.Field.bool;
import static dev.freehold.shared.paging.Field.instant;
import static dev.freehold.shared.paging.Field.integer;
import static dev.freehold.shared.paging.Field.object;
import static dev.freehold.shared.paging.Field.text;
import static dev.freehold.shared.paging.Field.uuid;

import dev.freehold.shared.paging.CollectionSpec;
import dev.freehold.shared.paging.Field.Need;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What the collection of messages is. */
final class MessageFields {
    static final String PATH = "/api/v1/messages";

    @Produces
    @Singleton
    static final CollectionSpec<MessageView> MESSAGES = CollectionSpec.of(
                    MessageView.class, "message", "m", "Message m join User u on u.id = m.authorId")
            .at(PATH)
            .at("/api/v1/channels/{id}/messages")
            .at(PATH + "/{id}/replies")
            .field(uuid("id").filtered().sorted())
            .field(text("content"))
            .field(uuid("channel_id").filtered())
            .field(uuid("author_id").filtered())
            .field(object(
                    "author",
                    "new dev.freehold.chat.messages.AuthorView(m.authorId, u.username, u.fullName, u.avatarUrl)"))
            .field(uuid("parent_id").filtered().optional())
            .field(bool("is_edited").filtered())
            .field(instant("edited_at").optional())
            .field(integer("reply_count").compared())
            .field(instant("last_reply_at").compared().sorted().optional())
            .field(text("highlight").given(Need.SEARCH, "text_headline(m.content, :q)"))
            .lifecycle()
            .searched()
            .build();

    private MessageFields() {}
}
