package dev.freehold.platform.database;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The servers that a URL names, in its order: one, or several of which one is the primary.
 *
 * @param all at least one
 */
record Hosts(List<Host> all) {
    /** IPv6 in brackets, or no colon at all; the port is checked on its own, for a better message. */
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(?<host>\\[[0-9A-Fa-f:.%]+]|[^\\[\\]:]*)(?::(?<port>.*))?", Pattern.DOTALL);

    private static final int DEFAULT_PORT = 5432;
    private static final int MAX_PORT = 65_535;

    /** Name without the brackets of IPv6. */
    record Host(String name, int port) {
        String authority() {
            return (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
        }
    }

    /**
     * Reads libpq's list: hosts with a port each, or none for 5432, separated by commas.
     *
     * @param list what stands between the credentials and the path
     * @throws DatabaseSettingsException if one of them cannot be used
     */
    static Hosts parse(String list) {
        return new Hosts(Arrays.stream(list.split(",", -1)).map(Hosts::host).collect(Collectors.toUnmodifiableList()));
    }

    private static Host host(String text) {
        Matcher matcher = HOST_AND_PORT.matcher(text);
        if (!matcher.matches()) {
            throw DatabaseUrlParser.wrong(
                    "the host is not valid: a name, an IPv4 address, or an IPv6 address in brackets is allowed");
        }
        String name = PercentEncoding.decode("host", matcher.group("host"));
        if (name.isEmpty()) {
            throw DatabaseUrlParser.wrong("the host is missing");
        }
        if (name.startsWith("/")) {
            throw DatabaseUrlParser.wrong("the host is the directory of a Unix socket: only TCP is allowed");
        }
        String bare = name.startsWith("[") ? name.substring(1, name.length() - 1) : name;
        return new Host(bare, port(matcher.group("port")));
    }

    private static int port(String text) {
        return Optional.ofNullable(text)
                .map(digits -> DatabaseUrlParser.wholeNumber(digits, MAX_PORT)
                        .orElseThrow(() -> DatabaseUrlParser.wrong("the port must be a number from 1 to " + MAX_PORT)))
                .orElse(DEFAULT_PORT);
    }

    boolean areSeveral() {
        return all.size() > 1;
    }

    /** As a URL has them, with all ports. */
    String authority() {
        return all.stream().map(Host::authority).collect(Collectors.joining(","));
    }
}
