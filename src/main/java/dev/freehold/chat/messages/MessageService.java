package dev.freehold.chat.messages;

import dev.freehold.chat.channels.ChannelService;
import dev.freehold.shared.access.Caller;
import dev.freehold.shared.access.Permissions;
import dev.freehold.shared.http.Precondition;
import dev.freehold.shared.paging.ListRequest;
import dev.freehold.shared.paging.Page;
import dev.freehold.shared.persistence.Change;
import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import dev.freehold.shared.transfer.ImportOptions;
import dev.freehold.shared.transfer.ImportReport;
import dev.freehold.shared.transfer.ImportTarget;
import dev.freehold.shared.transfer.Importer;
import dev.freehold.shared.transfer.Upload;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The use cases of messages. */
@ApplicationScoped
public class MessageService {
    private final MessageRepository messages;
    private final ChannelService channels;
    private final Importer importer;

    MessageService(MessageRepository messages, ChannelService channels, Importer importer) {
        this.messages = messages;
        this.channels = channels;
        this.importer = importer;
    }

    /** Messages of all channels that the caller may know. */
    @WithSession(stateless = true)
    public Uni<Page<MessageView>> list(ListRequest request, Caller caller) {
        return messages.page(request, MessageScopes.everywhere(caller.id()));
    }

    /** Messages of one channel. Whether there is such a channel is asked only when nothing came. */
    @WithSession(stateless = true)
    public Uni<Page<MessageView>> listChannel(UUID channel, ListRequest request, Caller caller) {
        return messages.page(request, MessageScopes.channel(channel, caller.id()))
                .call(page -> page.items().isEmpty()
                        ? channels.get(channel, caller)
                        : Uni.createFrom().voidItem());
    }

    /** The replies to a message. Whether there is such a message is asked only when nothing came. */
    @WithSession(stateless = true)
    public Uni<Page<MessageView>> listReplies(UUID thread, ListRequest request, Caller caller) {
        return messages.page(request, MessageScopes.thread(thread, caller.id()))
                .call(page -> page.items().isEmpty()
                        ? messages.view(thread, MessageScopes.everywhere(caller.id()))
                        : Uni.createFrom().voidItem());
    }

    @WithSession(stateless = true)
    public Uni<MessageView> get(UUID id, Caller caller) {
        return messages.view(id, MessageScopes.everywhere(caller.id()));
    }

    @WithTransaction
    public Uni<MessageView> post(UUID channel, CreateMessage input, Caller caller) {
        Change change = caller.change();
        return channels.requireKnown(channel, caller)
                .chain(() -> thread(channel, input.parentId()))
                .chain(thread ->
                        messages.persistAndFlush(Message.post(channel, caller.id(), thread, input.content(), change)))
                .chain(message -> messages.writtenView(message.id()));
    }

    /** The first message of the thread that a reply to this parent joins; null for no parent. */
    private Uni<UUID> thread(UUID channel, UUID parent) {
        if (parent == null) {
            return Uni.createFrom().nullItem();
        }
        return messages.findById(parent).map(message -> {
            if (message == null
                    || message.lifecycle().inTrash()
                    || !message.channelId().equals(channel)) {
                throw ProblemException.invalid(
                        "/parent_id", "unknown_reference", "must be a message of the same channel");
            }
            return message.thread();
        });
    }

    @WithSession
    public Uni<MessageView> patch(UUID id, MessagePatch patch, Precondition ifMatch, Caller caller) {
        return messages.known(id, caller.id())
                .invoke(message -> requireOwn(message, caller))
                .invoke(message -> ifMatch.require(message.version()))
                .invoke(message -> message.apply(patch, caller.change()))
                .call(messages::flush)
                .chain(message -> messages.writtenView(id));
    }

    @WithSession
    public Uni<Void> trash(UUID id, Precondition ifMatch, Caller caller) {
        return messages.known(id, caller.id())
                .invoke(message -> requireOwn(message, caller))
                .invoke(message -> ifMatch.require(message.version()))
                .invoke(message -> message.trash(caller.change()))
                .chain(messages::flush);
    }

    @WithSession
    public Uni<MessageView> restore(UUID id, Caller caller) {
        return messages.knownAnywhere(id, caller.id())
                .invoke(message -> requireOwn(message, caller))
                .invoke(message -> message.restore(caller.change()))
                .call(messages::flush)
                .chain(message -> messages.writtenView(id));
    }

    @WithTransaction
    public Uni<Void> purge(UUID id, Precondition ifMatch, Caller caller) {
        caller.require(Permissions.TRASH_PURGE);
        return messages.knownAnywhere(id, caller.id())
                .invoke(message -> ifMatch.require(message.version()))
                .chain(message -> messages.purge(message, caller.change()));
    }

    /** Brings messages of another system into a channel, in the names of those who wrote them. */
    @WithTransaction
    public Uni<ImportReport> importRows(UUID channel, Upload upload, ImportOptions options, Caller caller) {
        caller.require(Permissions.MESSAGES_MODERATE);
        ImportTarget<Message, ImportedMessage, ?, ?> target =
                ImportTarget.ofNew(ImportedMessage.class, (input, change) -> thread(channel, input.parentId())
                        .map(thread -> {
                            UUID author = input.authorId() == null ? caller.id() : input.authorId();
                            return Message.post(channel, author, thread, input.content(), change);
                        }));
        return channels.requireKnown(channel, caller)
                .chain(messages::getSession)
                .chain(session -> importer.run(session, upload, options, target, caller.change()));
    }

    private static void requireOwn(Message message, Caller caller) {
        if (!message.isBy(caller.id()) && !caller.may(Permissions.MESSAGES_MODERATE)) {
            throw new ProblemException(ProblemCode.FORBIDDEN, "Only its author or a moderator may change a message.");
        }
    }
}
