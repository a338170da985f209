/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://api.autoenhance.ai,             https, api.autoenhance.ai, 443,  ''",
        "https://api.autoenhance.ai/,            https, api.autoenhance.ai, 443,  ''",
        "' https://api.autoenhance.ai ',         https, api.autoenhance.ai, 443,  ''",
        "HTTPS://API.Autoenhance.AI,             https, api.autoenhance.ai, 443,  ''",
        "https://gateway.example:9443/auto/v%31, https, gateway.example,    9443, /auto/v%31",
        "https://gateway.example/auto//,         https, gateway.example,    443,  /auto",
        "http://localhost:8710,                  http,  localhost,          8710, ''",
        "http://localhost,                       http,  localhost,          80,   ''",
        "http://localhost:1,                     http,  localhost,          1,    ''",
        "http://localhost:65535,                 http,  localhost,          65535, ''",
        "'http://[::1]:8710',                    http,  '[::1]',            8710, ''",
    })
    void splits_address_into_its_parts(String text, String scheme, String host, int port, String path) {
        assertThat(BaseUrl.parse(text)).isEqualTo(new BaseUrl(scheme, host, port, path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "api.autoenhance.ai",
                "//api.autoenhance.ai",
                "ftp://api.autoenhance.ai",
                "file:///etc/passwd",
                "https://",
                "https:///v3",
                "https:api.autoenhance.ai",
                "https://user:password@api.autoenhance.ai",
                "https://api.autoenhance.ai?x=1",
                "https://api.autoenhance.ai#top",
                "https://api autoenhance.ai",
                "https://api.autoenhance.ai/\r\nx-api-key: 1",
                "https://api.autoenhance.ai:99999",
                "https://api.autoenhance.ai:65536",
                "https://api.autoenhance.ai:0",
                "https://api.autoenhance.ai/v3",
                "https://api.autoenhance.ai/v3/",
            })
    void refuses_invalid_address_and_names_the_option(String text) {
        assertThatThrownBy(() -> BaseUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("baseUrl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@api.autoenhance.ai", "https://user@api.autoenhance.ai"})
    void refuses_user_before_anything_else(String text) {
        assertThatThrownBy(() -> BaseUrl.parse(text)).hasMessage("baseUrl must hold no user, query or fragment");
    }

    @Test
    void hides_password_in_refusal() {
        assertThatThrownBy(() -> BaseUrl.parse("https://user:s3cret@api.autoenhance.ai"))
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8710,             true",
        "http://LOCALHOST:8710,             true",
        "http://127.0.0.1:8710,             true",
        "http://127.200.1.9:8710,           true",
        "'http://[::1]:8710',               true",
        "'http://[0:0:0:0:0:0:0:1]:8710',   true",
        "http://localhost.attacker.example, false",
        "http://127.0.0.1.attacker.example, false",
        "http://10.0.0.1:8710,              false",
        "http://128.0.0.1:8710,             false",
        "https://api.autoenhance.ai,        false",
    })
    void recognises_loopback_by_name_alone(String text, boolean loopback) {
        assertThat(BaseUrl.parse(text).isLoopback()).isEqualTo(loopback);
    }

    @Test
    void connects_to_IPv6_host_without_brackets() {
        // when
        BaseUrl base = BaseUrl.parse("http://[::1]:8710");

        // then
        assertThat(base.httpHost().getHostName()).isEqualTo("::1");
        assertThat(base.httpHost().getPort()).isEqualTo(8710);
        assertThat(base).hasToString("http://[::1]:8710");
    }

    @Test
    void reports_whether_it_is_encrypted() {
        assertThat(BaseUrl.parse("https://api.autoenhance.ai").isHttps()).isTrue();
        assertThat(BaseUrl.parse("http://localhost").isHttps()).isFalse();
    }
}
