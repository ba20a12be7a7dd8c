package dev.freehold.chat.channels;

import dev.freehold.shared.paging.Scope;
import java.util.Map;
import java.util.UUID;

/** Who may know a channel: everybody, or its members if it is private. The condition is part of every statement. */
public final class ChannelAccess {
    private static final String KNOWN = "(%1$s.isPrivate = false or exists (select 1 from ChannelMember cm"
            + " where cm.channelId = %1$s.id and cm.userId = :caller))";

    private ChannelAccess() {}

    /** HQL: the channel of this alias may be known to {@code :caller}. */
    public static String known(String alias) {
        return KNOWN.formatted(alias);
    }

    static Scope knownTo(UUID caller) {
        return new Scope(known("c"), Map.of("caller", caller));
    }
}
