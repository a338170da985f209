/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelautoenhance.client.retry.Subject;
import io.github.camelautoenhance.error.AutoenhanceUnsafeUrlException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {

    private static final String SERVICE = "https://api.autoenhance.ai";
    private static final String BUCKET_HOST = "photos.s3.eu-west-1.amazonaws.com";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://photos.s3.amazonaws.com/k?X-Amz-Signature=1",
                "https://photos.s3.eu-west-1.amazonaws.com/k",
                "https://s3.eu-west-1.amazonaws.com/photos/k",
                "https://photos.s3-accelerate.amazonaws.com/k",
                "https://uploads.autoenhance.ai/k",
                "https://api.autoenhance.ai/k",
                "https://photos.s3.amazonaws.com:443/k",
                "https://photos.of.2026.s3.amazonaws.com/k",
                "https://photos.of.2026.s3.eu-west-1.amazonaws.com/k",
                "HTTPS://Photos.S3.EU-West-1.AmazonAWS.com/K",
            })
    void admits_storage_and_service_by_default(String url) {
        assertThat(policy(SERVICE).check(url, Subject.image("i-1")).httpHost().getSchemeName())
                .isEqualTo("https");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // plain http
                "http://photos.s3.amazonaws.com/k",
                "http://photos.s3.amazonaws.com:443/k",
                "http://api.autoenhance.ai/k",
                // a user
                "https://user@photos.s3.amazonaws.com/k",
                "https://user:password@photos.s3.amazonaws.com/k",
                "https://photos.s3.amazonaws.com@attacker.example/k",
                "https://photos.s3.amazonaws.com:443@attacker.example/k",
                // another port
                "https://photos.s3.amazonaws.com:8443/k",
                "https://photos.s3.amazonaws.com:22/k",
                "https://photos.s3.amazonaws.com:80/k",
                "https://api.autoenhance.ai:8443/k",
                "https://photos.s3.amazonaws.com:99999/k",
                // an address in place of a name
                "https://52.218.1.1/k",
                "https://169.254.169.254/latest/meta-data",
                "https://127.0.0.1/k",
                "https://10.0.0.1/k",
                "https://2130706433/k",
                "https://0x7f.1/k",
                "https://[::1]/k",
                "https://[fd00::1]/k",
                "https://[::ffff:169.254.169.254]/k",
                "https://localhost/k",
                // a host that only looks like one of ours
                "https://evil-s3.amazonaws.com.attacker.example/k",
                "https://photos.s3.amazonaws.com.attacker.example/k",
                "https://attacker.example/photos.s3.amazonaws.com/k",
                "https://attacker.example?photos.s3.amazonaws.com/k",
                "https://attacker.example/k?host=photos.s3.amazonaws.com",
                "https://attacker.example/k?x=@photos.s3.amazonaws.com",
                "https://amazonaws.com/k",
                "https://s3.amazonaws.com/k",
                "https://.s3.amazonaws.com/k",
                "https://evil-s3.amazonaws.com/k",
                "https://photos.evil-s3.amazonaws.com/k",
                "https://photoss3xamazonaws.com/k",
                "https://photos.s3xamazonaws.com/k",
                "https://s3.eu.west.amazonaws.com/k",
                "https://ec2.eu-west-1.amazonaws.com/k",
                "https://autoenhance.ai/k",
                "https://evilautoenhance.ai/k",
                "https://api.autoenhance.ai.attacker.example/k",
                // the same name by its absolute spelling would be another Host header
                "https://photos.s3.amazonaws.com./k",
                // no address of a storage at all
                "file:///etc/passwd",
                "jar:https://photos.s3.amazonaws.com/k!/x",
                "gopher://photos.s3.amazonaws.com/k",
                "ftp://photos.s3.amazonaws.com/k",
                "//photos.s3.amazonaws.com/k",
                "photos.s3.amazonaws.com/k",
                "https:photos.s3.amazonaws.com/k",
                "https:///photos.s3.amazonaws.com/k",
                "https://photos.s3.amazonaws.com\\@attacker.example/k",
                "https://photos.s3.amazonaws.com%2eattacker.example/k",
                " https://photos.s3.amazonaws.com/k",
                "",
            })
    void refuses_other_hosts_by_default(String url) {
        assertThatThrownBy(() -> policy(SERVICE).check(url, Subject.image("i-1")))
                .isInstanceOf(AutoenhanceUnsafeUrlException.class);
    }

    @Test
    void names_host_and_record_but_hides_query() {
        // when
        AutoenhanceUnsafeUrlException refusal =
                catchThrowableOfType(AutoenhanceUnsafeUrlException.class, () -> policy(SERVICE)
                        .check("https://attacker.example/k?X-Amz-Signature=s3cret", Subject.image("i-1")));

        // then
        assertThat(refusal)
                .hasMessageContaining("attacker.example")
                .hasMessageContaining("uploadHosts")
                .hasMessageNotContaining("s3cret");
        assertThat(refusal.isRetryable()).isFalse();
        assertThat(refusal.imageId()).isEqualTo("i-1");
    }

    @ParameterizedTest
    @CsvSource({
        "storage.example,        https://storage.example/k,           true",
        "storage.example,        https://storage.example:443/k,       true",
        "storage.example,        https://storage.example:8443/k,      false",
        "storage.example,        https://a.storage.example/k,         false",
        "STORAGE.example,        https://storage.EXAMPLE/k,           true",
        "storage.example:8443,   https://storage.example:8443/k,      true",
        "storage.example:8443,   https://storage.example/k,           false",
        "*.storage.example,      https://a.storage.example/k,         true",
        "*.storage.example,      https://a.b.storage.example/k,       true",
        "*.storage.example,      https://storage.example/k,           false",
        "*.storage.example,      https://xstorage.example/k,          false",
        "*.storage.example:8443, https://a.storage.example:8443/k,    true",
        "*.storage.example:8443, https://a.storage.example/k,         false",
        "s.*.example,            https://s.a.example/k,               true",
        "s.*.example,            https://s.a.b.example/k,             false",
        "s.*.example,            https://s.a/k,                       false",
        "[2001:db8::1],          'https://[2001:db8::1]/k',           true",
        "[2001:db8::1]:8443,     'https://[2001:db8::1]:8443/k',      true",
        "[2001:db8::1]:8443,     'https://[2001:db8::1]/k',           false",
        "storage.example,        http://storage.example/k,            false",
        "storage.example:80,     http://storage.example/k,            false",
        "storage.example,        https://photos.s3.amazonaws.com/k,   false",
    })
    void admits_hosts_of_uploadHosts(String entry, String url, boolean admitted) {
        // given
        AddressPolicy policy = new AddressPolicy(BaseUrl.parse(SERVICE), List.of(entry), false, false);

        // then
        assertThat(isAdmitted(policy, url)).isEqualTo(admitted);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8710/k,           true",
        "http://127.0.0.1:9999/k,           true",
        "http://localhost:8711/k,           true",
        "http://127.1.2.3:8711/k,           true",
        "'http://[::1]:8711/k',             true",
        "https://localhost:8711/k,          true",
        "https://photos.s3.amazonaws.com/k, true",
        "http://photos.s3.amazonaws.com/k,  false",
        "http://10.0.0.1:8711/k,            false",
        "http://localhost.attacker.example/k, false",
        "http://127.0.0.1.attacker.example/k, false",
        "http://user@localhost:8711/k,      false",
        "http://localhost:99999/k,          false",
        "http://localhost:0/k,              false",
    })
    void admits_loopback_hosts_in_clear_for_loopback_baseUrl(String url, boolean admitted) {
        assertThat(isAdmitted(policy("http://localhost:8710"), url)).isEqualTo(admitted);
    }

    @ParameterizedTest
    @CsvSource({
        "http://emulator.intra:8711/k,      true",
        "https://emulator.intra:8711/k,     true",
        "http://other.intra:8711/k,         false",
        "http://photos.s3.amazonaws.com/k,  false",
        "http://localhost:8711/k,           false",
        "https://photos.s3.amazonaws.com/k, true",
    })
    void admits_plain_http_only_for_host_of_baseUrl(String url, boolean admitted) {
        // given
        AddressPolicy policy =
                new AddressPolicy(BaseUrl.parse("http://emulator.intra:8710"), defaultHosts(), true, false);

        // then
        assertThat(isAdmitted(policy, url)).isEqualTo(admitted);
    }

    @Test
    void admits_baseUrl_host_on_its_port_and_443() {
        // given
        AddressPolicy policy = policy("https://gateway.example:9443/autoenhance");

        // then
        assertThat(isAdmitted(policy, "https://gateway.example:9443/k")).isTrue();
        assertThat(isAdmitted(policy, "https://gateway.example/k")).isTrue();
        assertThat(isAdmitted(policy, "https://gateway.example:22/k")).isFalse();
        assertThat(isAdmitted(policy, "https://a.gateway.example/k")).isFalse();
    }

    @Test
    void follows_redirects_to_any_https_host() {
        assertThat(policy(SERVICE).checkRedirect("https://cdn.example/k?q", Subject.image("i-1")))
                .isEqualTo(UploadAddress.parse("https://cdn.example/k?q"));
        assertThatThrownBy(() -> policy(SERVICE).checkRedirect("http://cdn.example/k?q", Subject.image("i-1")))
                .isInstanceOf(AutoenhanceUnsafeUrlException.class)
                .hasMessageContaining("is not https: http://cdn.example:80/k");
    }

    @Test
    void refuses_baseUrl_in_clear_to_protect_the_key() {
        assertThatThrownBy(() -> policy("http://api.autoenhance.ai"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("baseUrl")
                .hasMessageContaining("allowPlainHttp");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.255",
                "224.0.0.1",
                "::",
                "::1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
            })
    void refuses_name_that_resolves_to_private_network(String ip) throws Exception {
        assertThat(policy(SERVICE).admits(BUCKET_HOST, ip(ip))).isFalse();
        assertThat(policy(SERVICE).admits("api.autoenhance.ai", ip(ip))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "52.218.1.1",
                "1.0.0.1",
                "9.255.255.255",
                "11.0.0.1",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.255.255",
                "172.32.0.1",
                "169.253.0.1",
                "192.167.0.1",
                "2600:1f18::1",
                "fb00::1",
                "fe00::1",
            })
    void admits_name_that_resolves_to_public_network(String ip) throws Exception {
        assertThat(policy(SERVICE).admits(BUCKET_HOST, ip(ip))).isTrue();
    }

    @Test
    void refuses_loopback_addresses_for_public_baseUrl() throws Exception {
        assertThat(policy(SERVICE).admits("localhost", ip("127.0.0.1"))).isFalse();
    }

    @Test
    void admits_private_addresses_of_every_host_when_allowed() throws Exception {
        // given
        AddressPolicy policy = new AddressPolicy(BaseUrl.parse(SERVICE), defaultHosts(), false, true);

        // then
        assertThat(policy.admits(BUCKET_HOST, ip("10.0.0.1"))).isTrue();
        assertThat(policy.admits(BUCKET_HOST, ip("127.0.0.1"))).isTrue();
    }

    @Test
    void admits_loopback_addresses_only_for_loopback_hosts() throws Exception {
        // given
        AddressPolicy policy = policy("http://localhost:8710");

        // then
        assertThat(policy.admits("localhost", ip("127.0.0.1"))).isTrue();
        assertThat(policy.admits("localhost", ip("::1"))).isTrue();
        assertThat(policy.admits("127.0.0.1", ip("127.0.0.1"))).isTrue();
        assertThat(policy.admits("::1", ip("::1"))).isTrue();
        assertThat(policy.admits("localhost", ip("10.0.0.1"))).isFalse();
        assertThat(policy.admits(BUCKET_HOST, ip("10.0.0.1"))).isFalse();
        assertThat(policy.admits(BUCKET_HOST, ip("127.0.0.1"))).isFalse();
    }

    @Test
    void admits_private_addresses_only_for_plain_http_host() throws Exception {
        // given
        AddressPolicy named =
                new AddressPolicy(BaseUrl.parse("http://emulator.intra:8710"), defaultHosts(), true, false);
        AddressPolicy numbered = new AddressPolicy(BaseUrl.parse("http://[fd00::1]:8710"), defaultHosts(), true, false);

        // then
        assertThat(named.admits("emulator.intra", ip("10.0.0.1"))).isTrue();
        assertThat(named.admits("Emulator.Intra", ip("10.0.0.1"))).isTrue();
        assertThat(named.admits(BUCKET_HOST, ip("10.0.0.1"))).isFalse();
        assertThat(numbered.admits("fd00::1", ip("fd00::1"))).isTrue();
    }

    private static AddressPolicy policy(String baseUrl) {
        return new AddressPolicy(BaseUrl.parse(baseUrl), defaultHosts(), false, false);
    }

    private static List<String> defaultHosts() {
        return List.of(AddressPolicy.DEFAULT_UPLOAD_HOSTS.split(",", -1));
    }

    private static boolean isAdmitted(AddressPolicy policy, String url) {
        try {
            // Whoever is admitted can be connected to.
            policy.check(url, Subject.image("i-1")).httpHost();
            return true;
        } catch (AutoenhanceUnsafeUrlException e) {
            return false;
        }
    }

    private static InetAddress ip(String literal) throws UnknownHostException {
        return InetAddress.getByName(literal);
    }
}
