package dev.freehold.chat.channels;

import dev.freehold.shared.paging.CollectionSpec;
import dev.freehold.shared.paging.ListRequest;
import dev.freehold.shared.paging.Page;
import dev.freehold.shared.paging.PageReader;
import dev.freehold.shared.paging.Scope;
import dev.freehold.shared.persistence.Change;
import dev.freehold.shared.persistence.RowRepository;
import io.quarkus.hibernate.reactive.panache.common.runtime.SessionOperations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

@ApplicationScoped
class ChannelRepository implements RowRepository<Channel, ChannelView> {
    private static final String KNOWN =
            "select c.id from Channel c where c.id = :id and c.lifecycle.deletedAt is null and "
                    + ChannelAccess.known("c");
    private static final String MEMBERS = "cm.channelId = :channel and u.lifecycle.deletedAt is null";
    private static final String IS_MEMBER =
            "select count(*) from ChannelMember m where m.channelId = :channel and m.userId = :user";

    @Override
    public CollectionSpec<ChannelView> collection() {
        return ChannelFields.CHANNELS;
    }

    /** A live channel, to be changed; fails with 404 if the caller may not know it. */
    Uni<Channel> known(UUID id, UUID caller) {
        return live(id).call(channel -> requireKnown(channel, caller));
    }

    /** A channel, in the trash or not; fails with 404 if the caller may not know it. */
    Uni<Channel> knownAnywhere(UUID id, UUID caller) {
        return any(id).call(channel -> requireKnown(channel, caller));
    }

    /** Goes on only if the caller may know the live channel; takes no lock, because the channel is not changed. */
    Uni<Void> requireKnown(UUID id, UUID caller) {
        return getSession()
                .chain(session -> session.createSelectionQuery(KNOWN, UUID.class)
                        .setParameter("id", id)
                        .setParameter("caller", caller)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> notFound(id))
                .replaceWithVoid();
    }

    private Uni<Void> requireKnown(Channel channel, UUID caller) {
        if (!channel.isPrivate()) {
            return Uni.createFrom().voidItem();
        }
        return isMember(channel.id(), caller)
                .invoke(isMember -> {
                    if (!isMember) {
                        throw notFound(channel.id());
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Boolean> isMember(UUID channel, UUID user) {
        return getSession()
                .chain(session -> session.createSelectionQuery(IS_MEMBER, Long.class)
                        .setParameter("channel", channel)
                        .setParameter("user", user)
                        .getSingleResult())
                .map(count -> count > 0);
    }

    /** One page of the channel's members; needs a stateless session. */
    Uni<Page<MemberView>> members(UUID channel, ListRequest request) {
        Scope scope = new Scope(MEMBERS, Map.of("channel", channel));
        return SessionOperations.getStatelessSession()
                .chain(session -> PageReader.read(session, MemberFields.MEMBERS, request, scope));
    }

    /** Makes the user a member, if he is none yet. */
    Uni<Void> addMember(UUID channel, UUID user, Change change) {
        return isMember(channel, user)
                .chain(isMember -> isMember
                        ? Uni.createFrom().voidItem()
                        : getSession()
                                .chain(session -> session.persist(ChannelMember.join(channel, user, change)))
                                .chain(this::flush));
    }

    /** Ends a membership, if there is one; by a statement, as {@link RowRepository#purge} does and for its reason. */
    Uni<Void> removeMember(UUID channel, UUID user, Change change) {
        return getSession()
                .call(session -> announce(session, change))
                .chain(session -> session.createMutationQuery(
                                "delete from ChannelMember m where m.channelId = :channel and m.userId = :user")
                        .setParameter("channel", channel)
                        .setParameter("user", user)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
