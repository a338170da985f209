/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first and the last address of each network, and the neighbours outside of it. */
class PrivateNetworksTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.255.255.255",
                "10.0.0.0",
                "10.255.255.255",
                "100.64.0.0",
                "100.127.255.255",
                "127.0.0.0",
                "127.255.255.255",
                "169.254.0.0",
                "169.254.255.255",
                "172.16.0.0",
                "172.31.255.255",
                "192.0.0.0",
                "192.0.0.255",
                "192.168.0.0",
                "192.168.255.255",
                "198.18.0.0",
                "198.19.255.255",
                "224.0.0.0",
                "239.255.255.255",
                "240.0.0.0",
                "255.255.255.255",
            })
    void contains_private_ipv4_addresses(String ip) throws Exception {
        assertThat(contains(ip)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0.0.0",
                "9.255.255.255",
                "11.0.0.0",
                "99.64.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "101.64.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "191.0.0.0",
                "191.255.255.255",
                "192.0.1.0",
                "192.1.0.0",
                "193.0.0.0",
                "197.18.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "199.18.0.0",
                "223.255.255.255",
            })
    void does_not_contain_public_ipv4_addresses(String ip) throws Exception {
        assertThat(contains(ip)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::",
                "::1",
                "fc00::",
                "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
                "fe80::",
                "febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
                "fec0::",
                "ff02::1",
            })
    void contains_private_ipv6_addresses(String ip) throws Exception {
        assertThat(contains(ip)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::2",
                "2600:1f18::1",
                "fbff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
                "fe00::",
                // as octets of an IPv4 address they would be private
                "a00::1",
                "64:ff9c::a00:1",
                "2003:a00:1::",
            })
    void does_not_contain_public_ipv6_addresses(String ip) throws Exception {
        assertThat(contains(ip)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "64:ff9b::10.0.0.1",
                "64:ff9b::169.254.169.254",
                "64:ff9b::100.64.0.1",
                "2002:a00:1::",
                "2002:7f00:1:9:9:9:9:9",
                "2002:c612:1::1",
                "::ffff:10.0.0.1",
            })
    void contains_private_addresses_wrapped_in_ipv6(String ip) throws Exception {
        assertThat(contains(ip)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"64:ff9b::52.218.1.1", "2002:34da:101::", "2002:34da:101:a00:1::", "::ffff:52.218.1.1"})
    void does_not_contain_public_addresses_wrapped_in_ipv6(String ip) throws Exception {
        assertThat(contains(ip)).isFalse();
    }

    private static boolean contains(String ip) throws UnknownHostException {
        return PrivateNetworks.contains(InetAddress.getByName(ip));
    }
}
