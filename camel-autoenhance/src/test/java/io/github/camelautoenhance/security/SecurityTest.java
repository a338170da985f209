/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.RecordedRequest;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.error.AutoenhanceSourceException;
import io.github.camelautoenhance.error.AutoenhanceUploadException;
import io.github.camelautoenhance.testing.EmulatorTestSupport;
import io.github.camelautoenhance.testing.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.http.base.HttpHeaderFilterStrategy;
import org.apache.camel.support.DefaultHeaderFilterStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hostile message, or a hostile answer, cannot do. docs/design/security-rules.md tells the rules. */
class SecurityTest extends EmulatorTestSupport {

    private static final String PRESIGNED = "https://b.s3.amazonaws.com/k?X-Amz-Signature=0123456789abcdef";

    @Test
    void sends_no_key_to_redirect_to_another_origin() {
        try (AutoenhanceEmulator elsewhere = AutoenhanceEmulator.start()) {
            // given
            emulator()
                    .faults()
                    .on(Route.CREATE_IMAGE, Fault.status(307).header("Location", elsewhere.baseUrl() + "/v3/images/"));

            // when
            Exchange exchange = send("autoenhance:images", photo(1000));

            // then
            assertThat(exchange.getException()).isInstanceOf(AutoenhanceException.class);
            assertThat(elsewhere.journal().requests()).isEmpty();
        }
    }

    @Test
    void sends_no_photo_to_redirect_of_storage() {
        try (AutoenhanceEmulator elsewhere = AutoenhanceEmulator.start()) {
            // given
            emulator().faults().on(Route.UPLOAD, Fault.status(307).header("Location", elsewhere.storageUrl() + "/b/k"));

            // when
            Exchange exchange = send("autoenhance:images", photo(1000));

            // then
            assertThat(exchange.getException()).isInstanceOf(AutoenhanceException.class);
            assertThat(elsewhere.journal().requests()).isEmpty();
        }
    }

    @Test
    void sends_no_message_header_over_the_wire() {
        // given
        Map<String, Object> headers = new HashMap<>(Map.of(
                "x-api-key",
                "stolen",
                "Host",
                "attacker.example",
                "Content-Length",
                7,
                "Transfer-Encoding",
                "chunked"));
        headers.put("X-Injected", "a\r\nx-api-key: b");
        headers.put("Authorization", "Bearer stolen");
        headers.put("Cookie", "session=stolen");
        headers.put("CamelHttpMethod", "DELETE");

        // when
        Exchange exchange = send("autoenhance:images", photo(1000), headers);

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(headerNames(only(Route.CREATE_IMAGE)))
                .containsOnly(
                        "host",
                        "connection",
                        "user-agent",
                        "accept",
                        "content-type",
                        "content-length",
                        "x-api-key",
                        "x-api-version");
        assertThat(only(Route.CREATE_IMAGE).header("x-api-key")).contains(Secrets.API_KEY);
        assertThat(headerNames(only(Route.UPLOAD)))
                .containsOnly("host", "connection", "user-agent", "expect", "content-type", "content-length");
        assertThat(emulator().journal().requests())
                .allSatisfy(
                        request -> assertThat(request.header("Host").orElse("")).startsWith("127.0.0.1:"));
    }

    @Test
    void refuses_content_type_that_adds_a_header() {
        // when
        Exchange exchange = send(
                "autoenhance:images",
                photo(1000),
                Map.of(AutoenhanceConstants.CONTENT_TYPE, "image/jpeg\r\n;x-amz-acl: public-read"));

        // then
        assertThat(exchange.getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(AutoenhanceConstants.CONTENT_TYPE);
        assertThat(emulator().journal().requests()).isEmpty();
    }

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("a\r\nb.jpg", "ab.jpg"),
                Arguments.of("a\0b.jpg", "ab.jpg"),
                Arguments.of("\"a\",\"order_id\":\"x\".jpg", "\"a\",\"order_id\":\"x\".jpg"),
                Arguments.of("\u202egpj.exe", "gpj.exe"),
                Arguments.of("half\ud83c.jpg", "half.jpg"),
                Arguments.of("../../etc/passwd", "passwd"),
                Arguments.of("C:\\x", "x"),
                Arguments.of("a/b.jpg", "b.jpg"),
                Arguments.of("a".repeat(10_000) + ".jpg", "a".repeat(251) + ".jpg"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void sends_hostile_name_as_plain_file_name(String given, String expected) throws Exception {
        // when
        Exchange exchange = send("autoenhance:images", photo(1000), Map.of(AutoenhanceConstants.IMAGE_NAME, given));

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(onlyImage().imageName()).isEqualTo(expected);
        assertThat(onlyImage().sha256()).isEqualTo(sha256(photo(1000)));
        assertThat(only(Route.CREATE_IMAGE).json()).containsOnlyKeys("image_name");
    }

    static Stream<Arguments> constants() throws IllegalAccessException {
        List<Arguments> headers = new ArrayList<>();
        for (var field : AutoenhanceConstants.class.getFields()) {
            headers.add(Arguments.of(String.valueOf(field.get(null))));
        }
        return headers.stream();
    }

    @ParameterizedTest
    @MethodSource("constants")
    void accepts_no_own_headers_from_http_or_jms(String header) {
        // given
        DefaultHeaderFilterStrategy http = new HttpHeaderFilterStrategy();
        DefaultHeaderFilterStrategy others = new DefaultHeaderFilterStrategy();
        others.setLowerCase(true);
        others.setInFilterStartsWith(DefaultHeaderFilterStrategy.CAMEL_FILTER_STARTS_WITH);

        // then
        Exchange exchange = context.getEndpoint("autoenhance:images").createExchange();
        for (String spelling : List.of(header, header.toUpperCase(Locale.ROOT), header.toLowerCase(Locale.ROOT))) {
            assertThat(http.applyFilterToExternalHeaders(spelling, "x", exchange))
                    .isTrue();
            assertThat(others.applyFilterToExternalHeaders(spelling, "x", exchange))
                    .isTrue();
        }
    }

    @Test
    void ignores_headers_that_would_change_destination_or_key() {
        // given
        Map<String, Object> headers = new HashMap<>();
        try (AutoenhanceEmulator elsewhere = AutoenhanceEmulator.start()) {
            for (String name : List.of("BaseUrl", "UploadUrl", "UploadHosts", "Url", "ProxyHost")) {
                headers.put("CamelAutoenhance" + name, elsewhere.baseUrl());
            }
            headers.put("CamelAutoenhanceApiKey", "stolen");
            headers.put("CamelAutoenhanceAllowPlainHttp", true);
            for (String name : List.of(
                    Exchange.HTTP_URI,
                    "CamelRestHttpUri",
                    "CamelHttpPath",
                    "CamelHttpUrl",
                    "CamelDestinationOverrideUrl")) {
                headers.put(name, elsewhere.baseUrl());
            }

            // when
            Exchange exchange = send("autoenhance:images", photo(1000), headers);

            // then
            assertThat(exchange.getException()).isNull();
            assertThat(only(Route.CREATE_IMAGE).header("x-api-key")).contains(Secrets.API_KEY);
            assertThat(elsewhere.journal().requests()).isEmpty();
        }
    }

    static Stream<Arguments> nastyIds() {
        return Stream.of(
                        "../orders/1",
                        "..",
                        ".",
                        "a/b",
                        "a\\b",
                        "a%2Fb",
                        "a?x=1",
                        "a#b",
                        "a;b",
                        "a b",
                        "a\r\nHost: x",
                        "a\0",
                        "\u202ea",
                        "\u2215",
                        "\uff0e\uff0e",
                        "a".repeat(129),
                        "a".repeat(10_000),
                        PRESIGNED)
                .flatMap(id -> Stream.of(
                        Arguments.of("retrieve", AutoenhanceConstants.IMAGE_ID, id),
                        Arguments.of("delete", AutoenhanceConstants.IMAGE_ID, id),
                        Arguments.of("upload", AutoenhanceConstants.ORDER_ID, id)));
    }

    @ParameterizedTest
    @MethodSource("nastyIds")
    void refuses_id_beyond_one_path_segment_by_header(String operation, String header, String id) {
        // when
        Exchange exchange = template.request("autoenhance:images?operation=" + operation, e -> {
            e.getMessage().setBody(photo(1000));
            e.getMessage().setHeader(header, id);
        });

        // then
        assertThat(exchange.getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(header);
        assertThat(exchange.getException().getMessage())
                .hasSizeLessThan(400)
                .doesNotContain("\n", "\r", "\0", "0123456789abcdef");
        assertThat(emulator().journal().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../orders/1", "villa 42", "a\\r\\nb"})
    void drops_unsafe_order_id_of_reply(String orderId) {
        // given
        emulator()
                .faults()
                .on(
                        Route.RETRIEVE_IMAGE,
                        Fault.status(200)
                                .body("application/json", "{\"image_id\":\"i1\",\"order_id\":\"" + orderId + "\"}"));

        // when
        Exchange exchange = send("autoenhance:images?operation=retrieve&imageId=i1", null);

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(AutoenhanceConstants.ORDER_ID);
    }

    @Test
    void separates_two_keys_in_one_context() throws Exception {
        // given: two endpoints that share clients, connections and threads
        int photos = 50;
        String created = "{\"image_id\":\"i1\",\"upload_url\":\"" + emulator().storageUrl() + "/b/k\"}";
        for (int i = 0; i < 2 * photos; i++) {
            emulator().faults().on(Route.CREATE_IMAGE, Fault.status(200).body("application/json", created));
            emulator().faults().on(Route.UPLOAD, Fault.status(200));
        }

        // when
        List<CompletableFuture<Exchange>> uploads = new ArrayList<>();
        for (int i = 0; i < photos; i++) {
            for (String key : List.of("key-of-ann", "key-of-bob")) {
                uploads.add(template.asyncSend("autoenhance:images?apiKey=" + key, exchange -> {
                    exchange.getMessage().setBody(photo(1000));
                    exchange.getMessage().setHeader(AutoenhanceConstants.ORDER_ID, key);
                }));
            }
        }
        for (CompletableFuture<Exchange> upload : uploads) {
            assertThat(upload.get(30, TimeUnit.SECONDS).getException()).isNull();
        }

        // then
        List<RecordedRequest> creates = emulator().journal().requests(Route.CREATE_IMAGE);
        assertThat(creates).hasSize(2 * photos).allSatisfy(create -> assertThat(
                        create.json().get("order_id"))
                .isEqualTo(create.header("x-api-key").orElse("")));
        assertThat(creates)
                .extracting(create -> create.header("x-api-key").orElse(""))
                .containsOnly("key-of-ann", "key-of-bob");
        assertThat(emulator().journal().leaks()).isEmpty();
    }

    @Test
    void returns_no_cookie_to_service() {
        // given
        String created = "{\"image_id\":\"i1\",\"upload_url\":\"" + emulator().storageUrl() + "/b/k\"}";
        Fault.Status withCookie = Fault.status(200).header("Set-Cookie", "session=1; Path=/");
        emulator().faults().on(Route.CREATE_IMAGE, withCookie.body("application/json", created));
        emulator().faults().on(Route.UPLOAD, withCookie);

        // when
        send("autoenhance:images", photo(1000));
        Exchange second = send("autoenhance:images", photo(1000));

        // then
        assertThat(second.getException()).isNull();
        assertThat(emulator().journal().requests())
                .hasSize(4)
                .allSatisfy(request -> assertThat(request.header("Cookie")).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SYSTEM 'file:///etc/passwd'", "SYSTEM 'STORAGE/entity'"})
    void resolves_no_external_entity_in_storage_error(String entity) {
        // given
        String xml = "<?xml version=\"1.0\"?><!DOCTYPE Error [<!ENTITY e "
                + entity.replace("STORAGE", emulator().storageUrl())
                + ">]><Error><Code>AccessDenied</Code><Message>&e;</Message></Error>";
        emulator().faults().on(Route.UPLOAD, Fault.status(403).body("application/xml", xml));

        // when
        Exchange exchange = send("autoenhance:images", photo(1000));

        // then
        assertThat(exchange.getException(AutoenhanceUploadException.class))
                .hasMessageContaining("&e;")
                .hasMessageNotContaining("root:");
        assertThat(emulator().journal().requests()).hasSize(2);
    }

    @Test
    void leaves_growing_entities_unexpanded() {
        // given
        StringBuilder xml = new StringBuilder("<!DOCTYPE Error [<!ENTITY e0 \"lol\">");
        for (int i = 1; i < 40; i++) {
            xml.append("<!ENTITY e%d \"&e%d;&e%d;\">".formatted(i, i - 1, i - 1));
        }
        xml.append("]><Error><Code>AccessDenied</Code><Message>&e39;</Message></Error>");
        emulator().faults().on(Route.UPLOAD, Fault.status(403).body("application/xml", xml.toString()));

        // when
        Exchange exchange = send("autoenhance:images", photo(1000));

        // then
        assertThat(exchange.getException(AutoenhanceUploadException.class)).hasMessageContaining("&e39;");
    }

    @Test
    void hides_address_quoted_by_source_of_photo() {
        // given: as the streams of storages name it when a download breaks off
        IOException thrown = new IOException("GET " + PRESIGNED + " failed");
        thrown.addSuppressed(new IOException("closing " + PRESIGNED));
        InputStream broken = new BrokenStream() {
            @Override
            public int read(byte[] target, int offset, int count) throws IOException {
                throw thrown;
            }
        };

        // when: nothing of it in the exception that send looks at
        Exchange exchange = send("autoenhance:images", broken);

        // then
        assertThat(exchange.getException()).isInstanceOf(AutoenhanceSourceException.class);
        assertThat(exchange.getException().getCause()).isNotNull();
    }

    @Test
    void reports_anything_source_throws_as_source_failure() {
        // given: as the streams of cloud SDKs do
        InputStream broken = new BrokenStream() {
            @Override
            public int read(byte[] target, int offset, int count) {
                throw new IllegalStateException("GET " + PRESIGNED + " aborted");
            }
        };

        // when
        Exchange exchange = send("autoenhance:images", broken);

        // then
        assertThat(exchange.getException(AutoenhanceSourceException.class).isRetryable())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bad key \\u0065mulator-key", "bad key emulator\\u002dkey", "\\u0065\\u006D\\u0075lator-key"})
    void hides_key_repeated_with_JSON_escapes(String message) {
        // given
        emulator()
                .faults()
                .on(
                        Route.CREATE_IMAGE,
                        Fault.status(401).body("application/json", "{\"message\":\"" + message + "\"}"),
                        Fault.status(422)
                                .body(
                                        "application/json",
                                        "{\"detail\":{\"json\":{\"x-api-key\":[\"" + message + "\"]}}}"));

        // when: send finds no secret in them
        Exchange refused = send("autoenhance:images", photo(1000));
        Exchange invalid = send("autoenhance:images", photo(1000));

        // then
        assertThat(refused.getException()).hasMessageContaining("(hidden)");
        assertThat(invalid.getException()).hasMessageContaining("(hidden)");
    }

    /** No byte comes out of it. */
    private abstract static class BrokenStream extends InputStream {
        @Override
        public abstract int read(byte[] target, int offset, int count) throws IOException;

        @Override
        public int read() throws IOException {
            return read(new byte[1], 0, 1);
        }
    }

    private static RecordedRequest only(Route route) {
        List<RecordedRequest> requests = emulator().journal().requests(route);
        assertThat(requests).hasSize(1);
        return requests.get(0);
    }

    private static Stream<String> headerNames(RecordedRequest request) {
        return request.headers().keySet().stream().map(name -> name.toLowerCase(Locale.ROOT));
    }
}
