package dev.freehold.shared.http;

import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;

/** Where a request comes from. */
public final class ClientAddress {
    /** What an IP address is written with; a proxy that is trusted may still pass on what a client made up. */
    private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F:.%]{2,45}");

    private ClientAddress() {}

    /**
     * The client's IP address: the peer's, or the one that a proxy says if the operator trusts it (HTTP_TRUST_PROXY). Never
     * null; "unknown" for a connection that is gone already, and for
     * what is no address.
     */
    public static String of(RoutingContext context) {
        SocketAddress address = context.request().remoteAddress();
        String host = address == null ? null : address.hostAddress() == null ? address.host() : address.hostAddress();
        return host != null && LITERAL.matcher(host).matches() ? host : "unknown";
    }
}
