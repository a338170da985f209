/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps web sites from reading a loopback emulator by DNS rebinding: a page of {@code evil.example} whose name suddenly
 * resolves to 127.0.0.1 still sends {@code Host: evil.example}.
 */
public final class HostGuard {

    private final boolean loopback;
    private final Set<String> names;

    /** Guards an emulator bound to this host; one that is bound to the outside has names that nobody knows here. */
    public HostGuard(String boundHost) {
        loopback = isLoopback(boundHost);
        names = Stream.of("localhost", "127.0.0.1", "[::1]", boundHost.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a request with this Host header may be answered. */
    boolean admits(String hostHeader) {
        return !loopback || names.contains(hostHeader.replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT));
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
