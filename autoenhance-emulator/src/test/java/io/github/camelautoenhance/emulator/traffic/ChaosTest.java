/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.traffic;

import static io.github.camelautoenhance.emulator.testing.TestClient.OCTET_STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.AutoenhanceEmulatorExtension;
import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.testing.RawConnection;
import io.github.camelautoenhance.emulator.testing.TestClient;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Faults that nobody queued: chosen by the request, or at random from a seed. */
class ChaosTest {

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
    void chooses_fault_when_none_is_queued() throws Exception {
        // given
        emulator.faults()
                .on(Route.CREATE_IMAGE, Fault.status(429))
                .otherwise(request -> request.route() == Route.CREATE_IMAGE
                                && "bad".equals(request.json().get("image_id"))
                        ? Fault.status(503)
                        : Fault.pass());

        // when
        List<Integer> statuses = List.of(create("bad"), create("bad"), create("good"));

        // then
        assertThat(statuses).containsExactly(429, 503, 200);
        assertThat(emulator.journal().requests())
                .extracting(RecordedRequest::fault)
                .containsExactly(Fault.status(429), Fault.status(503), Fault.pass());
        assertThat(emulator.journal().requests())
                .extracting(RecordedRequest::imageId)
                .containsExactly(null, null, "good");
    }

    @Test
    void clears_choice_of_faults() throws Exception {
        // given
        emulator.faults().otherwise(request -> Fault.status(503));

        // when
        emulator.faults().clear();

        // then
        assertThat(create("one")).isEqualTo(200);
    }

    @Test
    void answers_status_after_execution() throws Exception {
        // given
        emulator.faults().on(Route.CREATE_IMAGE, Fault.status(502).afterExecution());

        // when
        int status = create("one");

        // then
        assertThat(status).isEqualTo(502);
        assertThat(emulator.images()).extracting(EmulatedImage::imageId).containsExactly("one");
        assertThat(emulator.journal().requests(Route.CREATE_IMAGE))
                .extracting(RecordedRequest::imageId)
                .containsExactly("one");
    }

    @Test
    void stores_nothing_after_reset_within_upload() throws Exception {
        // given
        String url = client.uploadUrl("one");
        emulator.faults().on(Route.UPLOAD, Fault.resetWithin(3));

        // when
        try (RawConnection connection = new RawConnection(url)) {
            connection
                    .put(url, "Content-Type: " + OCTET_STREAM, "Content-Length: 5")
                    .send("phot");

            // then
            assertThatThrownBy(connection::reply).isInstanceOf(SocketException.class);
        }
        assertThat(emulator.image("one").orElseThrow().bytes()).isEqualTo(-1);
        assertThat(emulator.journal().requests(Route.UPLOAD).get(0).bytes()).isBetween(3L, 4L);
    }

    @Test
    void answers_and_closes_without_notice() throws Exception {
        // given
        emulator.faults().on(Route.RETRIEVE_IMAGE, Fault.hangUp());

        // when
        String reply;
        try (RawConnection connection = new RawConnection(emulator.baseUrl())) {
            reply = connection
                    .send("GET /v3/images/one HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                    .reply();
        }

        // then
        assertThat(reply).startsWith("HTTP/1.1 404 ").doesNotContainIgnoringCase("Connection: close");
    }

    @Test
    void repeats_faults_of_seed_in_any_order() {
        // given
        List<String> names = IntStream.range(0, 500).mapToObj(i -> i + ".jpg").collect(Collectors.toList());

        // when
        Map<String, List<Fault>> once = faults(Chaos.mix(1), names);
        Collections.reverse(names);
        Map<String, List<Fault>> again = faults(Chaos.mix(1), names);
        Map<String, List<Fault>> otherSeed = faults(Chaos.mix(2), names);

        // then
        assertThat(again).isEqualTo(once);
        assertThat(otherSeed).isNotEqualTo(once);
    }

    @Test
    void gives_each_fault_its_share() {
        // given
        Chaos chaos = Chaos.seeded(7)
                .on(Route.CREATE_IMAGE, 0.2, Fault.reset(), Fault.resetAfter())
                .on(Route.CREATE_IMAGE, 0.1, Fault.status(503));

        // when
        Map<Fault, Long> counts = IntStream.range(0, 10_000)
                .mapToObj(i -> chaos.apply(request(Route.CREATE_IMAGE, "same.jpg")))
                .collect(Collectors.groupingBy(fault -> fault, Collectors.counting()));

        // then
        assertThat(counts.get(Fault.reset())).isBetween(900L, 1100L);
        assertThat(counts.get(Fault.resetAfter())).isBetween(900L, 1100L);
        assertThat(counts.get(Fault.status(503))).isBetween(900L, 1100L);
        assertThat(counts.get(Fault.pass())).isBetween(6800L, 7200L);
        assertThat(chaos.apply(request(Route.UPLOAD, "same.jpg"))).isEqualTo(Fault.pass());
    }

    @Test
    void rejects_impossible_shares() {
        Chaos chaos = Chaos.seeded(1).on(Route.UPLOAD, 0.7, Fault.reset());
        assertThatThrownBy(() -> chaos.on(Route.UPLOAD, 0.4, Fault.reset()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> chaos.on(Route.UPLOAD, -0.1, Fault.reset()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> chaos.on(Route.UPLOAD, 0.1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<String, List<Fault>> faults(Chaos chaos, List<String> names) {
        return names.stream().collect(Collectors.toMap(name -> name, name -> Stream.of(
                        Route.CREATE_IMAGE, Route.UPLOAD, Route.UPLOAD)
                .map(route -> chaos.apply(request(route, name)))
                .toList()));
    }

    private static RecordedRequest request(Route route, String name) {
        byte[] json = "{\"image_name\": \"%s\"}".formatted(name).getBytes(StandardCharsets.UTF_8);
        String path = route == Route.UPLOAD ? "/bucket/" + System.nanoTime() + "/" + name : "/v3/images/";
        return new RecordedRequest(
                Instant.EPOCH,
                route,
                "",
                path,
                "",
                Map.of(),
                route == Route.UPLOAD ? new byte[0] : json,
                0,
                "",
                0,
                false,
                0,
                Fault.pass(),
                null);
    }

    private int create(String imageId) throws Exception {
        return client.create("{\"image_name\": \"a.jpg\", \"image_id\": \"" + imageId + "\"}")
                .statusCode();
    }
}
