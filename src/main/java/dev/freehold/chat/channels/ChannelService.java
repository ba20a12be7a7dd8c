package dev.freehold.chat.channels;

import dev.freehold.shared.access.Caller;
import dev.freehold.shared.access.Permissions;
import dev.freehold.shared.http.Precondition;
import dev.freehold.shared.paging.ListRequest;
import dev.freehold.shared.paging.Page;
import dev.freehold.shared.persistence.Change;
import dev.freehold.shared.transfer.ImportOptions;
import dev.freehold.shared.transfer.ImportReport;
import dev.freehold.shared.transfer.ImportTarget;
import dev.freehold.shared.transfer.Importable;
import dev.freehold.shared.transfer.Importer;
import dev.freehold.shared.transfer.Upload;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The use cases of channels. */
@ApplicationScoped
public class ChannelService implements Importable {
    private final ChannelRepository channels;
    private final Importer importer;

    ChannelService(ChannelRepository channels, Importer importer) {
        this.channels = channels;
        this.importer = importer;
    }

    @WithSession(stateless = true)
    public Uni<Page<ChannelView>> list(ListRequest request, Caller caller) {
        return channels.page(request, ChannelAccess.knownTo(caller.id()));
    }

    @WithSession(stateless = true)
    public Uni<ChannelView> get(UUID id, Caller caller) {
        return channels.view(id, ChannelAccess.knownTo(caller.id()));
    }

    /** A new channel; whoever makes a private one is its first member. */
    @WithTransaction
    public Uni<ChannelView> create(CreateChannel input, Caller caller) {
        return create(input, caller.change()).chain(channels::persistAndFlush).map(Channel::view);
    }

    /** A public channel is left to the caller to write; a private one is written, because its first member refers to it. */
    private Uni<Channel> create(CreateChannel input, Change change) {
        Channel channel = Channel.create(input, change);
        return Boolean.TRUE.equals(input.isPrivate())
                ? channels.persistAndFlush(channel)
                        .call(written -> channels.addMember(written.id(), change.actorId(), change))
                : Uni.createFrom().item(channel);
    }

    /** Changes a channel; whoever makes it private belongs to it from then on. */
    @WithTransaction
    public Uni<ChannelView> patch(UUID id, ChannelPatch patch, Precondition ifMatch, Caller caller) {
        Change change = caller.change();
        return channels.known(id, caller.id())
                .invoke(channel -> ifMatch.require(channel.version()))
                .invoke(channel -> channel.apply(patch, change))
                .call(channels::flush)
                .call(channel -> Boolean.TRUE.equals(patch.isPrivate().value())
                        ? channels.addMember(id, caller.id(), change)
                        : Uni.createFrom().voidItem())
                .map(Channel::view);
    }

    @WithSession
    public Uni<Void> trash(UUID id, Precondition ifMatch, Caller caller) {
        return channels.known(id, caller.id())
                .invoke(channel -> ifMatch.require(channel.version()))
                .invoke(channel -> channel.trash(caller.change()))
                .chain(channels::flush);
    }

    @WithSession
    public Uni<ChannelView> restore(UUID id, Caller caller) {
        return channels.knownAnywhere(id, caller.id())
                .invoke(channel -> channel.restore(caller.change()))
                .call(channels::flush)
                .map(Channel::view);
    }

    @WithTransaction
    public Uni<Void> purge(UUID id, Precondition ifMatch, Caller caller) {
        caller.require(Permissions.TRASH_PURGE);
        return channels.knownAnywhere(id, caller.id())
                .invoke(channel -> ifMatch.require(channel.version()))
                .chain(channel -> channels.purge(channel, caller.change()));
    }

    /** Goes on only if there is such a live channel and the caller may know it; fails with 404 otherwise. */
    @WithSession
    public Uni<Void> requireKnown(UUID id, Caller caller) {
        return channels.requireKnown(id, caller.id());
    }

    @WithSession(stateless = true)
    public Uni<Page<MemberView>> members(UUID id, ListRequest request, Caller caller) {
        return channels.view(id, ChannelAccess.knownTo(caller.id())).chain(channel -> channels.members(id, request));
    }

    @WithTransaction
    public Uni<Void> addMember(UUID id, UUID user, Caller caller) {
        return channels.known(id, caller.id()).chain(channel -> channels.addMember(id, user, caller.change()));
    }

    @WithTransaction
    public Uni<Void> removeMember(UUID id, UUID user, Caller caller) {
        return channels.known(id, caller.id()).chain(channel -> channels.removeMember(id, user, caller.change()));
    }

    @Override
    public String collection() {
        return "channels";
    }

    @Override
    @WithTransaction
    public Uni<ImportReport> importRows(Upload upload, ImportOptions options, Change change) {
        ImportTarget<Channel, CreateChannel, ?, ?> target = ImportTarget.ofNew(CreateChannel.class, this::create);
        return channels.getSession().chain(session -> importer.run(session, upload, options, target, change));
    }
}
