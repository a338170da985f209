/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.traffic;

import static io.github.camelautoenhance.emulator.testing.TestClient.OCTET_STREAM;
import static io.github.camelautoenhance.emulator.testing.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.AutoenhanceEmulatorExtension;
import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.testing.RawConnection;
import io.github.camelautoenhance.emulator.testing.TestClient;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FaultsTest {

    private static final String CREATE = "{\"image_name\": \"a.jpg\", \"image_id\": \"one\"}";

    @RegisterExtension
    static final AutoenhanceEmulatorExtension EMULATOR = new AutoenhanceEmulatorExtension();

    private AutoenhanceEmulator emulator;
    private TestClient client;

    @BeforeEach
    void connect() {
        emulator = EMULATOR.get();
        client = new TestClient(emulator);
    }

    @Test
    void uses_up_faults_in_order_by_route() throws Exception {
        // given
        emulator.faults()
                .on(Route.RETRIEVE_IMAGE, Fault.status(503), Fault.pass())
                .on(Route.RETRIEVE_IMAGE, Fault.status(500));

        // when
        int create = client.create(CREATE).statusCode();
        List<Integer> retrieves = List.of(retrieve(), retrieve(), retrieve(), retrieve());

        // then
        assertThat(create).isEqualTo(200);
        assertThat(retrieves).containsExactly(503, 200, 500, 200);
        assertThat(emulator.journal().requests(Route.RETRIEVE_IMAGE))
                .extracting(RecordedRequest::status)
                .containsExactly(503, 200, 500, 200);
    }

    @Test
    void answers_API_status_without_executing() throws Exception {
        // given
        emulator.faults().on(Route.CREATE_IMAGE, Fault.status(429).header("Retry-After", "5"));

        // when
        HttpResponse<String> reply = client.create(CREATE);

        // then
        assertThat(reply.statusCode()).isEqualTo(429);
        assertThat(reply.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(json(reply)).containsEntry("message", "Too Many Requests");
        assertThat(emulator.images()).isEmpty();
        assertThat(emulator.journal().requests(Route.CREATE_IMAGE).get(0).json())
                .containsEntry("image_id", "one");
    }

    @Test
    void answers_with_headers_and_body_of_fault() throws Exception {
        // given
        emulator.faults()
                .on(Route.CREATE_IMAGE, Fault.status(200).body("text/html", "<html>Log in first</html>"))
                .on(Route.CREATE_IMAGE, Fault.status(307).header("Location", "http://127.0.0.1:1/"));

        // when
        HttpResponse<String> captivePortal = client.create(CREATE);
        HttpResponse<String> redirect = client.create(CREATE);

        // then
        assertThat(captivePortal.statusCode()).isEqualTo(200);
        assertThat(captivePortal.headers().firstValue("Content-Type")).hasValue("text/html");
        assertThat(captivePortal.body()).isEqualTo("<html>Log in first</html>");
        assertThat(redirect.statusCode()).isEqualTo(307);
        assertThat(redirect.body()).isEmpty();
    }

    @Test
    void answers_storage_status_in_XML_before_body() throws Exception {
        // given
        String url = client.uploadUrl("one");
        emulator.faults().on(Route.UPLOAD, Fault.status(503));

        // when
        String reply;
        try (RawConnection connection = new RawConnection(url)) {
            reply = connection
                    .put(url, "Content-Type: " + OCTET_STREAM, "Content-Length: 1000", "Expect: 100-continue")
                    .reply();
        }

        // then
        assertThat(reply).startsWith("HTTP/1.1 503 ").contains("<Code>SlowDown</Code>");
        assertThat(emulator.image("one").orElseThrow().status()).isEqualTo("waiting");
    }

    @Test
    void resets_before_reply_without_executing() throws Exception {
        // given
        emulator.faults().on(Route.CREATE_IMAGE, Fault.reset());

        // when
        try (RawConnection connection = new RawConnection(emulator.baseUrl())) {
            post(connection);

            // then
            assertThatThrownBy(connection::reply)
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
        assertThat(emulator.images()).isEmpty();
        assertThat(emulator.journal().requests(Route.CREATE_IMAGE))
                .extracting(RecordedRequest::status)
                .containsExactly(0);
        assertThat(client.create(CREATE).statusCode()).isEqualTo(200);
    }

    @Test
    void keeps_record_after_lost_reply() throws Exception {
        // given
        emulator.faults().on(Route.CREATE_IMAGE, Fault.resetAfter());

        // when
        try (RawConnection connection = new RawConnection(emulator.baseUrl())) {
            post(connection);

            // then
            assertThatThrownBy(connection::reply).isInstanceOf(SocketException.class);
        }
        assertThat(emulator.images()).extracting(EmulatedImage::imageId).containsExactly("one");
        assertThat(emulator.journal().requests(Route.CREATE_IMAGE))
                .extracting(RecordedRequest::status)
                .containsExactly(0);
    }

    @Test
    void keeps_photo_after_lost_reply() throws Exception {
        // given
        String url = client.uploadUrl("one");
        emulator.faults().on(Route.UPLOAD, Fault.resetAfter());

        // when
        try (RawConnection connection = new RawConnection(url)) {
            connection
                    .put(url, "Content-Type: " + OCTET_STREAM, "Content-Length: 5")
                    .send("photo");

            // then
            assertThatThrownBy(connection::reply).isInstanceOf(SocketException.class);
        }
        assertThat(emulator.image("one").orElseThrow().bytes()).isEqualTo(5);
    }

    @Test
    void delays_normal_answer() throws Exception {
        // given
        Duration delay = Duration.ofMillis(300);
        emulator.faults().on(Route.CREATE_IMAGE, Fault.delay(delay));

        // when
        long start = System.nanoTime();
        int status = client.create(CREATE).statusCode();

        // then
        assertThat(status).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(delay);
    }

    @Test
    void forgets_cleared_faults() throws Exception {
        // given
        emulator.faults().on(Route.CREATE_IMAGE, Fault.status(500));

        // when
        emulator.faults().clear();

        // then
        assertThat(client.create(CREATE).statusCode()).isEqualTo(200);
    }

    private int retrieve() throws Exception {
        return client.get("/v3/images/one").statusCode();
    }

    private void post(RawConnection connection) throws Exception {
        connection.send("POST /v3/images/ HTTP/1.1\r\nHost: 127.0.0.1\r\nx-api-key: " + emulator.apiKey()
                + "\r\nContent-Length: " + CREATE.length() + "\r\n\r\n" + CREATE);
    }
}
