package dev.freehold.chat.channels;

import static dev.freehold.shared.paging.Field.bool;
import static dev.freehold.shared.paging.Field.text;
import static dev.freehold.shared.paging.Field.uuid;

import dev.freehold.shared.paging.CollectionSpec;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What the collection of channels is. */
final class ChannelFields {
    static final String PATH = "/api/v1/channels";

    @Produces
    @Singleton
    static final CollectionSpec<ChannelView> CHANNELS = CollectionSpec.of(
                    ChannelView.class, "channel", "c", "Channel c")
            .at(PATH)
            .field(uuid("id").filtered().sorted())
            .field(text("name").filtered().sorted())
            .field(text("description").optional())
            .field(uuid("project_id").filtered().optional())
            .field(bool("is_private").filtered())
            .lifecycle()
            .searched()
            .build();

    private ChannelFields() {}
}
