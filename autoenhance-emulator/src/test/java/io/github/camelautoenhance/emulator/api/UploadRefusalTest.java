/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.api;

import static io.github.camelautoenhance.emulator.testing.TestClient.OCTET_STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.AutoenhanceEmulatorExtension;
import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.testing.MutableClock;
import io.github.camelautoenhance.emulator.testing.RawConnection;
import io.github.camelautoenhance.emulator.testing.TestClient;
import io.github.camelautoenhance.emulator.traffic.Route;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What S3 refuses, each refused in S3's way, and nothing of it stored. */
class UploadRefusalTest {

    private static final MutableClock CLOCK = new MutableClock();

    @RegisterExtension
    static final AutoenhanceEmulatorExtension EMULATOR = new AutoenhanceEmulatorExtension(
            AutoenhanceEmulator.builder().clock(CLOCK).uploadValidity(Duration.ofMinutes(5)));

    private final byte[] photo = {1, 2, 3};
    private TestClient client;
    private String url;

    @BeforeEach
    void create() throws Exception {
        client = new TestClient(EMULATOR.get());
        String json = "{\"image_name\": \"a~b (1).jpg\", \"image_id\": \"one\"}";
        url = TestClient.text(TestClient.json(client.create(json)), "upload_url");
    }

    @AfterEach
    void nothing_is_stored() {
        assertThat(EMULATOR.get().images()).extracting(EmulatedImage::status).allSatisfy(status -> assertThat(status)
                .isEqualTo("waiting"));
    }

    @Test
    void refuses_another_content_type() throws Exception {
        // when
        HttpResponse<String> reply = client.put(url, "image/jpeg", photo);

        // then
        assertRefused(reply, 403, "SignatureDoesNotMatch");
        assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/xml");
        assertThat(reply.body()).contains("<RequestId>").contains("content-type:image/jpeg");
    }

    @Test
    void refuses_missing_content_type() throws Exception {
        assertRefused(client.send("PUT", url, BodyPublishers.ofByteArray(photo)), 403, "SignatureDoesNotMatch");
    }

    @ParameterizedTest
    @CsvSource({
        // the same address for a decoder, but not the one that was signed
        "a~b, a%7Eb",
        "%20(1), +(1)",
        "%20, %2520",
        "%2F, /",
        "%3B, ;",
        "content-type%3Bhost, host%3Bcontent-type",
        "X-Amz-Expires=300, X-Amz-Expires=604800",
        "/one/, /two/",
        "&X-Amz-Signature=, &x=y&X-Amz-Signature="
    })
    void a_changed_address_breaks_the_signature(String part, String changedPart) throws Exception {
        // given
        String changed = url.replace(part.replace("(", "%28").replace(")", "%29"), changedPart);
        assertThat(changed).isNotEqualTo(url);

        // when, then
        assertRefused(client.put(changed, OCTET_STREAM, photo), 403, "SignatureDoesNotMatch");
    }

    @Test
    void refuses_reordered_parameters() throws Exception {
        // given
        String date = url.replaceFirst(".*(&X-Amz-Date=[^&]*).*", "$1");
        String reordered = url.replace(date, "").replace("&X-Amz-SignedHeaders", date + "&X-Amz-SignedHeaders");

        // when, then
        assertRefused(client.put(reordered, OCTET_STREAM, photo), 403, "SignatureDoesNotMatch");
    }

    @Test
    void refuses_another_host() throws Exception {
        assertRefused(
                client.put(url.replace("127.0.0.1", "localhost"), OCTET_STREAM, photo), 403, "SignatureDoesNotMatch");
    }

    @Test
    void refuses_address_without_signature() throws Exception {
        // given
        String bare = url.substring(0, url.indexOf('?'));

        // when, then
        assertRefused(client.put(bare, OCTET_STREAM, photo), 403, "AccessDenied");
    }

    @ParameterizedTest
    @CsvSource({"X-Amz-Date=, X-Amz-Date=x", "X-Amz-Expires=, X-Amz-Expires=x", "X-Amz-Expires=, Expires="})
    void answers_400_for_unreadable_parameters(String part, String changedPart) throws Exception {
        assertRefused(
                client.put(url.replace(part, changedPart), OCTET_STREAM, photo),
                400,
                "AuthorizationQueryParametersError");
    }

    @Test
    void refuses_expired_address() throws Exception {
        // given
        CLOCK.advance(Duration.ofMinutes(5));

        // when
        HttpResponse<String> reply = client.put(url, OCTET_STREAM, photo);

        // then
        assertRefused(reply, 403, "AccessDenied");
        assertThat(reply.body()).contains("<Message>Request has expired</Message>", "<Expires>", "<ServerTime>");
    }

    @Test
    void accepts_address_until_last_second() throws Exception {
        // given
        CLOCK.advance(Duration.ofMinutes(5).minusSeconds(1));

        // when
        HttpResponse<String> reply = client.put(url, "image/png", photo);

        // then: refused for its type, not for its age
        assertRefused(reply, 403, "SignatureDoesNotMatch");
    }

    @Test
    void answers_501_for_chunked_encoding() throws Exception {
        try (RawConnection connection = new RawConnection(url)) {
            // when
            String reply = connection
                    .put(url, "Content-Type: " + OCTET_STREAM, "Transfer-Encoding: chunked")
                    .send("3\r\nabc\r\n0\r\n\r\n")
                    .reply();

            // then
            assertThat(reply)
                    .startsWith("HTTP/1.1 501 ")
                    .contains("<Code>NotImplemented</Code>", "<Header>Transfer-Encoding</Header>");
        }
    }

    @Test
    void refuses_missing_length() throws Exception {
        try (RawConnection connection = new RawConnection(url)) {
            // when
            String reply = connection.put(url, "Content-Type: " + OCTET_STREAM).reply();

            // then
            assertThat(reply).startsWith("HTTP/1.1 411 ").contains("<Code>MissingContentLength</Code>");
        }
    }

    @Test
    void refuses_more_than_5_GiB_before_body() throws Exception {
        try (RawConnection connection = new RawConnection(url)) {
            // when
            String reply = connection
                    .put(url, "Content-Type: " + OCTET_STREAM, "Content-Length: 5368709121", "Expect: 100-continue")
                    .reply();

            // then
            assertThat(reply).startsWith("HTTP/1.1 400 ").contains("<Code>EntityTooLarge</Code>");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-api-key", "X-Api-Key", "Authorization", "Cookie", "x-amz-acl", "X-AMZ-META-bracket_id"})
    void refuses_stray_header_and_records_leak(String header) throws Exception {
        // when
        HttpResponse<String> reply = client.send(
                "PUT", url, BodyPublishers.ofByteArray(photo), "Content-Type", OCTET_STREAM, header, "some value");

        // then
        assertRefused(reply, 403, "AccessDenied");
        assertThat(reply.body()).contains("<HeadersNotSigned>" + header);
        assertThat(EMULATOR.get().journal().leaks()).singleElement().satisfies(leak -> assertThat(leak.header(header))
                .hasValue("some value"));
    }

    @Test
    void refuses_before_100_continue() throws Exception {
        try (RawConnection connection = new RawConnection(url)) {
            // when
            String reply = connection
                    .put(url, "Content-Type: image/jpeg", "Content-Length: 100000000", "Expect: 100-continue")
                    .reply();

            // then
            assertThat(reply).startsWith("HTTP/1.1 403 ").doesNotContain("100 Continue");
            assertThat(EMULATOR.get().journal().requests(Route.UPLOAD))
                    .singleElement()
                    .satisfies(upload -> assertThat(upload.bytes()).isZero());
        }
    }

    @Test
    void closes_connection_after_refusal_without_body() throws Exception {
        // when
        HttpResponse<String> refused = client.put(url, "image/jpeg", photo);
        HttpResponse<String> empty = client.put(url, "image/jpeg", new byte[0]);

        // then
        assertThat(refused.headers().firstValue("Connection")).hasValue("close");
        assertThat(empty.headers().firstValue("Connection")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "DELETE", "PATCH"})
    void refuses_other_methods(String method) throws Exception {
        // when
        HttpResponse<String> reply = client.send(method, url, "");

        // then
        assertRefused(reply, 405, "MethodNotAllowed");
        assertThat(reply.headers().firstValue("Allow")).hasValue("GET, PUT");
        assertThat(EMULATOR.get().journal().requests(Route.OTHER)).hasSize(1);
    }

    @Test
    void refuses_photo_of_deleted_image() throws Exception {
        // given
        String record = EMULATOR.get().baseUrl() + "/v3/images/one";
        client.send("DELETE", record, "", "x-api-key", EMULATOR.get().apiKey());

        // when, then
        assertRefused(client.put(url, OCTET_STREAM, photo), 404, "NoSuchKey");
    }

    @Test
    void refuses_address_of_another_emulator() throws Exception {
        try (AutoenhanceEmulator other =
                AutoenhanceEmulator.builder().clock(CLOCK).start()) {
            // given
            String foreign = url.replace(EMULATOR.get().storageUrl(), other.storageUrl());

            // when, then
            assertRefused(new TestClient(other).put(foreign, OCTET_STREAM, photo), 403, "SignatureDoesNotMatch");
        }
    }

    private static void assertRefused(HttpResponse<String> reply, int status, String code) {
        assertThat(reply.statusCode()).isEqualTo(status);
        assertThat(reply.body()).contains("<Code>" + code + "</Code>");
    }
}
