/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/kitchen.jpg",
                "//double//slash/kitchen.jpg",
                "/a/./b/../kitchen.jpg",
                "/order%2F42/kitchen.jpg",
                "/a+b%20c%2B.jpg",
                "/%7Euser/~kitchen.jpg",
                "/%e4%c3%a4.jpg?x=%2f&X-Amz-Credential=AKIA%2F20261122%2Feu-west-1%2Fs3%2Faws4_request",
                "/kitchen.jpg?X-Amz-Signature=00ff&&empty=&=odd&flag",
                "/kitchen.jpg?a=1?b=2",
                "/!$&'()*+,;=:@-._~|^`{}[]<>\"\\",
                "/kitchen.jpg?q=!$'()*,;:@/|^`{}[]<>\"\\",
                "/100%/kitchen%zz.jpg",
                "/kitchen.jpg?",
            })
    void row_19_keeps_path_and_query_byte_for_byte(String rawPathAndQuery) {
        assertThat(UploadAddress.parse("https://b.s3.amazonaws.com" + rawPathAndQuery)
                        .rawPathAndQuery())
                .isEqualTo(rawPathAndQuery);
    }

    @Test
    void normalises_scheme_and_host_and_keeps_written_port() {
        assertThat(UploadAddress.parse("HTTPS://Photos.S3.AmazonAWS.com:8443/K?Q"))
                .isEqualTo(new UploadAddress("https", "photos.s3.amazonaws.com", 8443, "/K?Q"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/k,       443",
        "http://a.example/k,        80",
        "https://a.example:80/k,    80",
        "https://a.example:1/k,     1",
        "https://a.example:65535/k, 65535",
    })
    void uses_default_port_of_scheme(String url, int port) {
        assertThat(UploadAddress.parse(url).port()).isEqualTo(port);
    }

    @Test
    void keeps_brackets_of_IPv6_host_except_when_connecting() {
        // when
        UploadAddress address = UploadAddress.parse("https://[2001:DB8::1]:8443/k");

        // then
        assertThat(address.host()).isEqualTo("[2001:db8::1]");
        assertThat(address.httpHost().getHostName()).isEqualTo("2001:db8::1");
        assertThat(UploadAddress.parse("https://b.example/k").httpHost().getHostName())
                .isEqualTo("b.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://b.example/a b",
                " https://b.example/k",
                "https://b.example/k ",
                "https://b.exa mple/k",
                "https://b.example/k\r\nx-amz-acl: public-read",
                "https://b.example/k?q=1\r\n\r\nGET / HTTP/1.1",
                "https://b.example\r\n/k",
                "https://b.example/k\n",
                "https://b.example/k\t",
                "https://b.example/k\0",
                "https://b.example/k\u007f",
                "https://b.example/k\u00e4",
                "https://b.example/k\u202e",
                "https://b.ex\u0430mple/k",
                "https://b.example/k#fragment",
                "https://b.example/k?q#fragment",
                "https://b.example#/k",
                "https://b.example",
                "https://b.example?q",
                "https:///k",
                "https://:443/k",
                "https://b.example:/k",
                "https://b.example:+443/k",
                "https://b.example:443x/k",
                "https://b.example:0/k",
                "https://b.example:65536/k",
                "https://b.example:99999/k",
                "https://b.example:4294967739/k",
                "https://[::1/k",
                "https://::1/k",
                "https://[fe80::1%25eth0]/k",
                "https://[attacker.example]/k",
                "https://user@b.example/k",
                "https://user:password@b.example/k",
                "https://@b.example/k",
                "ftp://b.example/k",
                "httpss://b.example/k",
                "https:/b.example/k",
                "https:\\\\b.example\\k",
                "b.example/k",
                "",
            })
    void refuses_malformed_address(String url) {
        assertThatThrownBy(() -> UploadAddress.parse(url)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user@b.example/k",
                "https://user@b.example",
                "https://user@b.example?q",
                "https://user@b.example#k",
                "@b.example/k",
            })
    void says_that_an_address_names_a_user(String url) {
        assertThatThrownBy(() -> UploadAddress.parse(url)).hasMessage("it names a user");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://b.example/k@2x#a", "https://b.example?m=a@b", "https://b.example#a@b"})
    void finds_no_user_behind_the_host(String url) {
        assertThatThrownBy(() -> UploadAddress.parse(url)).hasMessage("it is not of the form https://host/path?query");
    }

    @Test
    void accepts_at_sign_behind_host() {
        assertThat(UploadAddress.parse("https://b.example/k@2x.jpg?m=a@b").rawPathAndQuery())
                .isEqualTo("/k@2x.jpg?m=a@b");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "/k?content-type=image%2Fjpeg,                          image/jpeg",
                "/k?content-type=image/jpeg,                            image/jpeg",
                "/k?Content-Type=image%2fjpeg,                          image/jpeg",
                "/k?CONTENT-TYPE=image%2Fjpeg&X-Amz-Signature=1,        image/jpeg",
                "/k?X-Amz-Signature=1&content-type=image%2Fheic,        image/heic",
                "/k?content-type=image%2Fsvg+xml,                       image/svg+xml",
                "/k?content-type=image%2Fsvg%2Bxml,                     image/svg+xml",
                "/k?content-type=image%2Fx~%20y,                        image/x~ y",
                "/k?content-type=text%2Fplain%3B%20charset%3Dutf-8,     text/plain; charset=utf-8",
                "/k,                                                    none",
                "/k?X-Amz-Signature=1,                                  none",
                "/k?content-type=,                                      none",
                "/k?content-type=%20,                                   none",
                "/k?content-type,                                       none",
                "/k?response-content-type=image%2Fjpeg,                 none",
                "/k?x-content-type=image%2Fjpeg,                        none",
                "/k?X-Amz-SignedHeaders=content-type%3Bhost,            none",
                "/k?content-type=image%2Fjpeg%0d%0ax-amz-acl:public,    none",
                "/k?content-type=image%2Fjp%00eg,                       none",
                "/k?content-type=image%2Fjp%e4eg,                       none",
                "/bed&content-type=room.jpg?X-Amz-Signature=1,          none",
                "/bed&content-type=room.jpg,                            none",
            })
    void reads_the_signed_type_from_the_query(String rawPathAndQuery, @Nullable String type) {
        assertThat(UploadAddress.parse("https://b.example" + rawPathAndQuery).contentType())
                .isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "/a/b/k.jpg?x=1/2, https://c.example/x?q, https://c.example/x?q",
        "/a/b/k.jpg?x=1/2, HTTP://c.example/x,    HTTP://c.example/x",
        "/a/b/k.jpg?x=1/2, //c.example/x?q=%2F,   https://c.example/x?q=%2F",
        "/a/b/k.jpg?x=1/2, /x%2Fy?q,              https://b.example:443/x%2Fy?q",
        "/a/b/k.jpg?x=1/2, ?q=3,                  https://b.example:443/a/b/k.jpg?q=3",
        "/a/b/k.jpg,       ?q=3,                  https://b.example:443/a/b/k.jpg?q=3",
        "/a/b/k.jpg?x=1/2, x.jpg?q,               https://b.example:443/a/b/x.jpg?q",
        "/a/b/k.jpg,       x.jpg,                 https://b.example:443/a/b/x.jpg",
        "/k.jpg,           ../x:y,                https://b.example:443/../x:y",
    })
    void resolves_locations_without_decoding_them(String target, String location, String resolved) {
        assertThat(UploadAddress.parse("https://b.example" + target).resolve(location))
                .isEqualTo(resolved);
    }

    @Test
    void hides_query_in_toString() {
        // when
        UploadAddress address = UploadAddress.parse("https://b.example/order/k.jpg?X-Amz-Signature=s3cret?x=s3cret");

        // then
        assertThat(address).hasToString("https://b.example:443/order/k.jpg");
    }

    @Test
    void hides_address_in_refusal() {
        assertThatThrownBy(() -> UploadAddress.parse("https://b.example/k k?X-Amz-Signature=s3cret"))
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @CsvSource({
        "/k?X-Amz-Expires=900&X-Amz-Signature=0, PT15M",
        "/k?X-Amz-Signature=0&X-Amz-Expires=0, PT0S",
        "/k?X-Amz-Expires=soon,",
        "/k?X-Amz-Expires=99999999999,",
        "/k?Not-X-Amz-Expires=900,",
        "/X-Amz-Expires=900,",
        "/k,",
    })
    void row_22_reads_validity_from_signature(String target, @Nullable Duration validity) {
        assertThat(UploadAddress.parse("https://a.example" + target).validity(null))
                .isEqualTo(validity);
    }

    @ParameterizedTest
    @CsvSource({
        "/k?AWSAccessKeyId=a&Expires=1700000900&Signature=0, PT15M",
        "/k?Signature=0&Expires=1700000001, PT1S",
        "/k?Expires=1700000000,",
        "/k?Expires=1600000000,",
        "/k?Expires=900,",
        "/k?Expires=99999999999,",
        "/k?Not-Expires=1700000900,",
        "/Expires=1700000900,",
        "/k?X-Amz-Expires=60&Expires=1700000900, PT1M",
    })
    void reads_end_of_validity_of_signature_version_2(String target, @Nullable Duration validity) {
        assertThat(UploadAddress.parse("https://a.example" + target).validity(Instant.ofEpochSecond(1_700_000_000)))
                .isEqualTo(validity);
    }

    @Test
    void has_no_validity_without_time_of_server() {
        assertThat(UploadAddress.parse("https://a.example/k?Expires=1700000900").validity(null))
                .isNull();
    }
}
