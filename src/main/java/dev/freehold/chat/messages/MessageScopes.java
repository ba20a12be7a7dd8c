package dev.freehold.chat.messages;

import dev.freehold.chat.channels.ChannelAccess;
import dev.freehold.shared.paging.Scope;
import java.util.Map;
import java.util.UUID;

/** Which messages a caller may know: those in live channels that he may know. */
final class MessageScopes {
    private static final String IN_KNOWN_CHANNEL =
            "exists (select 1 from Channel c where c.id = %s and c.lifecycle.deletedAt is null and "
                    + ChannelAccess.known("c") + ")";

    private static final String EVERYWHERE = IN_KNOWN_CHANNEL.formatted("m.channelId");
    private static final String CHANNEL = "m.channelId = :channel and " + IN_KNOWN_CHANNEL.formatted(":channel");
    private static final String THREAD = "m.parentId = :thread and " + EVERYWHERE;

    private MessageScopes() {}

    static Scope everywhere(UUID caller) {
        return new Scope(EVERYWHERE, Map.of("caller", caller));
    }

    static Scope channel(UUID channel, UUID caller) {
        return new Scope(CHANNEL, Map.of("channel", channel, "caller", caller));
    }

    static Scope thread(UUID thread, UUID caller) {
        return new Scope(THREAD, Map.of("thread", thread, "caller", caller));
    }
}
