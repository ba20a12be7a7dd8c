package dev.freehold.chat.messages;

import dev.freehold.shared.paging.CollectionSpec;
import dev.freehold.shared.persistence.RowRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class MessageRepository implements RowRepository<Message, MessageView> {
    private static final String KNOWN = "select m.id from Message m where m.id = :id and ";

    @Override
    public CollectionSpec<MessageView> collection() {
        return MessageFields.MESSAGES;
    }

    /** A live message, to be changed; fails with 404 if the caller may not know it. */
    Uni<Message> known(UUID id, UUID caller) {
        return live(id).call(message -> requireKnown(id, caller));
    }

    /** A message, in the trash or not; fails with 404 if the caller may not know it. */
    Uni<Message> knownAnywhere(UUID id, UUID caller) {
        return any(id).call(message -> requireKnown(id, caller));
    }

    private Uni<UUID> requireKnown(UUID id, UUID caller) {
        String hql = KNOWN + MessageScopes.everywhere(caller).hql();
        return getSession()
                .chain(session -> session.createSelectionQuery(hql, UUID.class)
                        .setParameter("id", id)
                        .setParameter("caller", caller)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> notFound(id));
    }
}
