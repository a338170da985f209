/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.springboot;

import static io.github.camelautoenhance.springboot.WebhookApplication.SECRET;
import static io.github.camelautoenhance.springboot.WebhookApplication.TROUBLE;
import static io.github.camelautoenhance.springboot.WebhookApplication.processed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.AutoenhanceEmulatorExtension;
import io.github.camelautoenhance.emulator.traffic.WebhookDelivery;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A webhook on the server of Spring Boot. Every test has images of its own. */
class WebhookTest {

    @RegisterExtension
    static final AutoenhanceEmulatorExtension EMULATOR = new AutoenhanceEmulatorExtension();

    private static final String AUTHENTIC = "Authentication: " + SECRET + "\r\n";

    private static @Nullable WebhookApplication started;

    @BeforeAll
    static void start() {
        started = WebhookApplication.start();
    }

    @AfterAll
    static void stop() {
        application().close();
    }

    @Test
    void an_event_of_the_service_reaches_the_route() {
        // given
        EMULATOR.get().webhook(application().webhook(), SECRET);

        // when
        EMULATOR.get().webhooks().send(processed("sent-by-the-service"));

        // then: the first one is that the webhook was set up
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(EMULATOR.get().webhooks().deliveries())
                        .extracting(WebhookDelivery::state)
                        .containsExactly(WebhookDelivery.State.DELIVERED, WebhookDelivery.State.DELIVERED));
        assertThat(application().handled()).containsOnlyOnce("sent-by-the-service");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Authentication: wrong\r\n", "Authentication: \r\n", AUTHENTIC + AUTHENTIC})
    void without_the_secret_a_request_is_refused_before_its_body_is_sent(String header) throws Exception {
        for (String body : List.of("Content-Length: 300\r\n", "Transfer-Encoding: chunked\r\n")) {
            try (HalfRequest request = HalfRequest.begin(application().port(), header + body)) {
                assertThat(request.status()).as(body).isEqualTo(401);
            }
        }
    }

    @Test
    void a_body_without_end_is_refused_when_there_is_too_much_of_it() throws Exception {
        try (HalfRequest request =
                HalfRequest.begin(application().port(), AUTHENTIC + "Transfer-Encoding: chunked\r\n")) {
            // when: a little more than the limit of 64 KiB
            request.sendChunk(60_000).sendChunk(6_000);

            // then
            assertThat(request.status()).isEqualTo(413);
        }
    }

    @Test
    void a_body_that_says_it_is_large_is_refused_when_there_is_too_much_of_it() throws Exception {
        try (HalfRequest request =
                HalfRequest.begin(application().port(), AUTHENTIC + "Content-Length: 104857600\r\n")) {
            // when
            request.send(" ".repeat(66_000));

            // then
            assertThat(request.status()).isEqualTo(413);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain;;"})
    void what_the_type_says_changes_nothing(String type) throws Exception {
        // given
        String imageId = "of-type-" + type.replaceAll("[^a-z]", "-");

        // when
        HttpResponse<String> answer = post(processed(imageId), "Content-Type", type);

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(application().handled()).containsOnlyOnce(imageId);
    }

    @Test
    void ten_thousand_levels_of_JSON_are_answered_400() throws Exception {
        String deep = "{\"event\":\"image_processed\",\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
        assertThat(post(deep).statusCode()).isEqualTo(400);
    }

    @Test
    void the_empty_request_of_a_set_up_is_answered_200() throws Exception {
        assertThat(post("").statusCode()).isEqualTo(200);
    }

    @Test
    void characters_beyond_ASCII_arrive_whatever_the_type_says_of_their_encoding() throws Exception {
        // when
        HttpResponse<String> answer = post(
                "{\"event\":\"image_processed\",\"image_id\":\"umlaut\",\"order_id\":\"Küche\"}",
                "Content-Type",
                "application/json; charset=iso-8859-1");

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(application().orders()).containsOnlyOnce("Küche");
    }

    @Test
    void an_event_that_the_route_cannot_handle_is_answered_503_and_nobody_is_told_why() throws Exception {
        // when
        HttpResponse<String> answer = post(processed(TROUBLE + "1"), "X-Mirror", "the-text-of-a-header");

        // then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body() + answer.headers())
                .doesNotContain("the-text-of-an-exception", "the-text-of-a-header", "Exception", SECRET, TROUBLE);
    }

    @Test
    void while_the_route_is_stopped_the_answer_is_503_and_the_event_may_come_again() throws Exception {
        // given
        application().camelContext().getRouteController().stopRoute(WebhookApplication.ROUTE);

        // when
        int stopped = post(processed("in-the-meantime")).statusCode();
        application().camelContext().getRouteController().startRoute(WebhookApplication.ROUTE);

        // then
        assertThat(stopped).isEqualTo(503);
        assertThat(application().handled()).doesNotContain("in-the-meantime");
        assertThat(post(processed("in-the-meantime")).statusCode()).isEqualTo(200);
        assertThat(application().handled()).containsOnlyOnce("in-the-meantime");
        try (HalfRequest request = HalfRequest.begin(application().port(), "Content-Length: 300\r\n")) {
            assertThat(request.status()).as("guarded again").isEqualTo(401);
        }
    }

    @Test
    void of_a_storm_of_repeated_events_each_reaches_the_route_once() throws Exception {
        // given
        List<String> images =
                IntStream.range(0, 100).mapToObj(i -> "storm-" + i).toList();
        List<Callable<Integer>> deliveries = new ArrayList<>(Stream.of(images, images, images)
                .flatMap(List::stream)
                .map(imageId -> (Callable<Integer>) () -> deliver(imageId))
                .toList());
        Collections.shuffle(deliveries, new Random(42));

        // when
        ExecutorService threads = Executors.newFixedThreadPool(40);
        try {
            for (Future<Integer> delivered : threads.invokeAll(deliveries)) {
                // then
                assertThat(delivered.get()).isEqualTo(200);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(application().handled().stream().filter(imageId -> imageId.startsWith("storm-")))
                .containsExactlyInAnyOrderElementsOf(images);
    }

    /** As the service does: again, if it is told to. */
    private static int deliver(String imageId) throws Exception {
        int status = post(processed(imageId)).statusCode();
        for (int i = 0; status == 503 && i < 100; i++) {
            status = post(processed(imageId)).statusCode();
        }
        return status;
    }

    private static HttpResponse<String> post(String body, String... headers) throws Exception {
        return application().post(body, headers);
    }

    private static WebhookApplication application() {
        if (started == null) {
            throw new IllegalStateException("not started");
        }
        return started;
    }
}
