/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import org.apache.hc.client5.http.impl.InMemoryDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressGuardTest {

    private static final String HOST = "photos.s3.amazonaws.com";

    private final InMemoryDnsResolver resolver = new InMemoryDnsResolver();
    private final AddressGuard guard = new AddressGuard(
            resolver,
            new AddressPolicy(BaseUrl.parse("https://api.autoenhance.ai"), List.of(), false, false),
            Set.of("proxy.intra"));

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, 52.218.1.1, 52.218.1.2",
        "52.218.1.1, 10.0.0.1, 52.218.1.2",
        "52.218.1.1, 52.218.1.2, 10.0.0.1",
    })
    void refuses_host_with_one_private_address(String first, String second, String third) throws Exception {
        // given
        resolver.add(HOST, ip(first), ip(second), ip(third));

        // then
        assertThatThrownBy(() -> guard.resolve(HOST)).isInstanceOf(AddressGuard.PrivateAddressException.class);
    }

    @Test
    void resolves_host_with_public_addresses_alone() throws Exception {
        // given
        resolver.add(HOST, ip("52.218.1.1"), ip("2600:1f18::1"));

        // then
        assertThat(guard.resolve(HOST)).containsExactly(ip("52.218.1.1"), ip("2600:1f18::1"));
    }

    @Test
    void resolves_proxy_in_private_network() throws Exception {
        // given
        resolver.add("proxy.intra", ip("10.0.0.1"));

        // then
        assertThat(guard.resolve("proxy.intra")).containsExactly(ip("10.0.0.1"));
    }

    private static InetAddress ip(String literal) throws UnknownHostException {
        return InetAddress.getByName(literal);
    }
}
