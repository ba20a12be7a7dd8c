package dev.freehold.chat.channels;

import static dev.freehold.shared.paging.Field.instant;
import static dev.freehold.shared.paging.Field.text;
import static dev.freehold.shared.paging.Field.uuid;

import dev.freehold.shared.paging.CollectionSpec;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What the collection of a channel's members is. */
final class MemberFields {
    @Produces
    @Singleton
    static final CollectionSpec<MemberView> MEMBERS = CollectionSpec.of(
                    MemberView.class, "member", "u", "User u join ChannelMember cm on cm.userId = u.id")
            .at(ChannelFields.PATH + "/{id}/members")
            .field(uuid("id").filtered().sorted())
            .field(text("username").filtered().sorted())
            .field(text("full_name").filtered().sorted().optional())
            .field(text("avatar_url").optional())
            .field(instant("joined_at").from("cm.createdAt").compared().sorted())
            .build();

    private MemberFields() {}
}
