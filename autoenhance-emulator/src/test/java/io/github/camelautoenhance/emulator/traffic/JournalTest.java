/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.AutoenhanceEmulatorExtension;
import io.github.camelautoenhance.emulator.testing.RawConnection;
import io.github.camelautoenhance.emulator.testing.TestClient;
import io.github.camelautoenhance.emulator.util.Digests;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AutoenhanceEmulatorExtension.class)
class JournalTest {

    @Test
    void records_request_as_received(AutoenhanceEmulator emulator) throws Exception {
        // given
        String json = "{\"image_name\": \"küche.jpg\"}";
        String url = emulator.baseUrl() + "/v3/images/?a=%2f&b";

        // when
        new TestClient(emulator).send("POST", url, json, "x-api-key", "secret-1", "X-Twice", "1", "X-Twice", "2");

        // then
        RecordedRequest request = emulator.journal().requests().get(0);
        assertThat(request.route()).isEqualTo(Route.CREATE_IMAGE);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/v3/images/");
        assertThat(request.query()).isEqualTo("a=%2f&b");
        assertThat(request.header("X-API-Key")).hasValue("secret-1");
        assertThat(request.headers().get("x-twice")).containsExactly("1", "2");
        assertThat(request.header("x-none")).isEmpty();
        assertThat(request.text()).isEqualTo(json.getBytes(StandardCharsets.UTF_8));
        assertThat(request.json()).containsEntry("image_name", "küche.jpg");
        assertThat(request.bytes()).isEqualTo(json.getBytes(StandardCharsets.UTF_8).length);
        assertThat(request.sha256()).isEqualTo(Digests.sha256Hex(json));
        assertThat(request.status()).isEqualTo(401);
        assertThat(request.leak()).isFalse();
    }

    @Test
    void hides_headers_and_query_in_text(AutoenhanceEmulator emulator) throws Exception {
        // when
        String url = emulator.baseUrl() + "/v3/orders/x?sort_images_by=secret-2";
        new TestClient(emulator).send("GET", url, "", "x-api-key", "secret-1");

        // then
        assertThat(emulator.journal().requests().get(0))
                .hasToString("GET /v3/orders/x (RETRIEVE_ORDER, 0 bytes) -> 404");
    }

    @Test
    void rejects_body_that_is_no_JSON_object(AutoenhanceEmulator emulator) throws Exception {
        // when
        new TestClient(emulator).create("[]");

        // then
        RecordedRequest request = emulator.journal().requests().get(0);
        assertThatThrownBy(request::json).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void counts_no_leak_for_key_on_API(AutoenhanceEmulator emulator) throws Exception {
        // when
        new TestClient(emulator).create("{\"image_name\": \"a.jpg\"}");

        // then
        assertThat(emulator.journal().leaks()).isEmpty();
    }

    @Test
    void counts_concurrent_requests(AutoenhanceEmulator emulator) throws Exception {
        // given: requests that are under way until their bodies have come
        List<RawConnection> connections = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            RawConnection connection = new RawConnection(emulator.baseUrl());
            connections.add(connection);
            connection.send(String.join(
                    "\r\n",
                    "POST /v3/images/ HTTP/1.1",
                    "Host: localhost",
                    "Connection: close",
                    "x-api-key: wrong",
                    "Content-Length: 2",
                    "\r\n"));
        }

        // when
        await().until(() -> emulator.journal().inFlight() == 5);
        for (RawConnection connection : connections) {
            connection.send("{}").reply();
            connection.close();
        }

        // then
        assertThat(emulator.journal().inFlight()).isZero();
        assertThat(emulator.journal().peakInFlight()).isEqualTo(5);
    }

    @Test
    void counts_sequential_requests_as_one(AutoenhanceEmulator emulator) throws Exception {
        // given
        TestClient client = new TestClient(emulator);

        // when
        for (int i = 0; i < 50; i++) {
            client.get("/v3/images/x");
        }

        // then
        assertThat(emulator.journal().requests()).hasSize(50);
        assertThat(emulator.journal().peakInFlight()).isEqualTo(1);
    }

    @Test
    void does_not_record_request_cut_by_reset(AutoenhanceEmulator emulator) throws Exception {
        // given
        emulator.faults().on(Route.RETRIEVE_IMAGE, Fault.delay(Duration.ofHours(1)));
        try (RawConnection early = new RawConnection(emulator.baseUrl())) {
            early.send("GET /v3/images/x HTTP/1.1\r\nHost: localhost\r\n\r\n");
            await().until(() -> emulator.journal().inFlight() == 1);

            // when
            emulator.reset();

            // then
            assertThat(emulator.journal().inFlight()).isZero();
            assertThatThrownBy(early::reply).isInstanceOf(SocketException.class);
            assertThat(emulator.journal().requests()).isEmpty();
            assertThat(emulator.journal().inFlight()).isZero();
        }
    }
}
