/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.address;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Tells addresses that do not lie in the public internet, also where one is wrapped in an IPv6 address. */
final class PrivateNetworks {

    private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};
    private static final byte[] SIX_TO_FOUR = {0x20, 0x02};

    private PrivateNetworks() {}

    static boolean contains(InetAddress ip) {
        return ip.isAnyLocalAddress()
                || ip.isLoopbackAddress()
                || ip.isLinkLocalAddress()
                || ip.isSiteLocalAddress()
                || ip.isMulticastAddress()
                || (ip instanceof Inet6Address ? isPrivate6(ip.getAddress()) : isPrivate4(ip.getAddress()));
    }

    private static boolean isPrivate4(byte[] octets) {
        int first = octets[0] & 0xff;
        int second = octets[1] & 0xff;
        return first == 0 // this network
                || first >= 240 // reserved, broadcast
                || (first == 100 && (second & 0xc0) == 64) // carrier-grade NAT
                || (first == 192 && second == 0 && octets[2] == 0) // protocol assignments
                || (first == 198 && (second & 0xfe) == 18); // benchmarks
    }

    private static boolean isPrivate6(byte[] octets) {
        if ((octets[0] & 0xfe) == 0xfc) {
            return true; // unique local
        }
        if (startsWith(octets, NAT64)) {
            return contains(wrapped(octets, NAT64.length));
        }
        return startsWith(octets, SIX_TO_FOUR) && contains(wrapped(octets, SIX_TO_FOUR.length));
    }

    private static boolean startsWith(byte[] octets, byte[] prefix) {
        return Arrays.equals(octets, 0, prefix.length, prefix, 0, prefix.length);
    }

    private static InetAddress wrapped(byte[] octets, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(octets, from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four octets are an address", e);
        }
    }
}
