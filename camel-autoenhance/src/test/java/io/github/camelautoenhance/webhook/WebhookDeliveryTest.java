/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.testing.TestLog;
import io.github.camelautoenhance.testing.WebhookTestSupport;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which deliveries of an event reach the route, and what the service hears of it. */
@Timeout(120)
class WebhookDeliveryTest extends WebhookTestSupport {

    private final AtomicBoolean failing = new AtomicBoolean();
    private final AtomicBoolean rollingBack = new AtomicBoolean();
    private final Queue<String> begun = new ConcurrentLinkedQueue<>();
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                onException(IllegalStateException.class).handled(true).to("mock:handled");
                from("autoenhance:webhook?webhookSecret=" + SECRET)
                        .routeId("events")
                        .process(WebhookDeliveryTest.this::work)
                        .to("mock:events");
                from("autoenhance:webhook?webhookPath=/images-only&webhookEvents=image_processed,image_lost&webhookSecret="
                                + SECRET)
                        .to("mock:chosen");
                from("autoenhance:webhook?webhookPath=/forgetful&webhookDedupe=0&webhookSecret=" + SECRET)
                        .to("mock:forgetful");
                from("autoenhance:webhook?webhookPath=/acknowledged&webhookAck=received&webhookSecret=" + SECRET)
                        .routeId("acknowledged")
                        .process(WebhookDeliveryTest.this::work)
                        .to("mock:acknowledged");
            }
        };
    }

    private void work(Exchange exchange) throws Exception {
        String imageId = exchange.getMessage().getHeader(AutoenhanceConstants.IMAGE_ID, String.class);
        if (imageId.startsWith("img-held")) {
            begun.add(imageId);
            entered.countDown();
            assertThat(gate.await(60, TimeUnit.SECONDS)).isTrue();
        }
        if ("img-handled".equals(imageId)) {
            throw new IllegalStateException("handled by the route");
        }
        exchange.setRollbackOnly(rollingBack.get());
        if (failing.get()) {
            throw new java.io.IOException("a secret of the house");
        }
    }

    @Test
    void refuses_event_without_reason_when_route_fails() throws Exception {
        // given
        failing.set(true);

        // when
        HttpResponse<String> failed = post(processed("img-1"));
        failing.set(false);
        HttpResponse<String> again = post(processed("img-1"));

        // then
        assertThat(failed.statusCode()).isEqualTo(503);
        assertThat(failed.body()).doesNotContain("house", "Exception");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(events().getExchanges()).hasSize(1);
    }

    @Test
    void accepts_event_again_after_rollback() throws Exception {
        // given
        rollingBack.set(true);

        // when
        HttpResponse<String> answer = post(processed("img-1"));

        // then
        assertThat(answer.statusCode()).isEqualTo(503);
    }

    @Test
    void finishes_event_whose_failure_route_has_handled() throws Exception {
        // when
        HttpResponse<String> answer = post(processed("img-handled"));

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(getMockEndpoint("mock:handled").getExchanges()).hasSize(1);
    }

    @Test
    void row_52_answers_repeated_event_without_delivering_it() throws Exception {
        // when
        HttpResponse<String> first = post(processed("img-1"));
        HttpResponse<String> second = post(processed("img-1"));
        HttpResponse<String> other = post(processed("img-2"));

        // then
        assertThat(List.of(first.statusCode(), second.statusCode(), other.statusCode()))
                .containsOnly(200);
        assertThat(events().getExchanges())
                .extracting(exchange -> exchange.getMessage().getHeader(AutoenhanceConstants.IMAGE_ID))
                .containsExactly("img-1", "img-2");
    }

    @Test
    void delivers_failed_and_later_successful_enhancement() throws Exception {
        // when
        HttpResponse<String> failed = post(processed("img-1").replace("\"error\":false", "\"error\":true"));
        HttpResponse<String> succeeded = post(processed("img-1"));

        // then
        assertThat(List.of(failed.statusCode(), succeeded.statusCode())).containsOnly(200);
        assertThat(events().getExchanges())
                .extracting(exchange -> exchange.getMessage().getHeader(AutoenhanceConstants.EVENT_ERROR))
                .containsExactly(true, false);
    }

    @Test
    void delivers_event_of_image_that_application_processes_again() throws Exception {
        // given
        String imageId = send("autoenhance:images", photo(1000))
                .getMessage()
                .getHeader(AutoenhanceConstants.IMAGE_ID, String.class);
        emulator().finish(imageId);
        assertThat(post(processed(imageId)).statusCode()).isEqualTo(200);

        // when
        Exchange processing = send("autoenhance:images?operation=process&imageId=" + imageId, null);
        HttpResponse<String> answer = post(processed(imageId));

        // then
        assertThat(processing.getException()).isNull();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(events().getExchanges()).hasSize(2);
    }

    @Test
    void refuses_repetition_while_route_runs_and_confirms_later() throws Exception {
        // given
        ExecutorService service = Executors.newSingleThreadExecutor();
        try {
            Future<HttpResponse<String>> first = service.submit(() -> post(processed("img-held")));
            assertThat(entered.await(30, TimeUnit.SECONDS)).isTrue();

            // when
            HttpResponse<String> meanwhile = post(processed("img-held"));
            gate.countDown();
            HttpResponse<String> answer = first.get(30, TimeUnit.SECONDS);
            HttpResponse<String> afterwards = post(processed("img-held"));

            // then
            assertThat(meanwhile.statusCode()).isEqualTo(503);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(afterwards.statusCode()).isEqualTo(200);
            assertThat(events().getExchanges()).hasSize(1);
        } finally {
            gate.countDown();
            service.shutdownNow();
        }
    }

    @Test
    void remembers_events_across_restart_of_route() throws Exception {
        // given
        assertThat(post(processed("img-1")).statusCode()).isEqualTo(200);

        // when
        context.getRouteController().stopRoute("events");
        context.getRouteController().startRoute("events");

        // then
        assertThat(post(processed("img-1")).statusCode()).isEqualTo(200);
        assertThat(events().getExchanges()).hasSize(1);
    }

    @Test
    void refuses_stranger_on_shared_HTTP_2_connection() throws Exception {
        // given: a proxy that has one connection of HTTP/2 for all
        HttpClient proxy =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        HttpRequest hello = HttpRequest.newBuilder(webhook("/elsewhere")).build();
        assertThat(proxy.send(hello, HttpResponse.BodyHandlers.discarding()).version())
                .isEqualTo(HttpClient.Version.HTTP_2);
        HttpRequest.Builder event =
                HttpRequest.newBuilder(webhook()).POST(HttpRequest.BodyPublishers.ofString(processed("img-held")));
        CompletableFuture<HttpResponse<String>> held = proxy.sendAsync(
                event.copy().header("Authentication", SECRET).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(entered.await(30, TimeUnit.SECONDS)).isTrue();

        // when
        HttpResponse<String> stranger = proxy.send(event.build(), HttpResponse.BodyHandlers.ofString());
        gate.countDown();

        // then
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(held.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }

    @Test
    void delivers_only_chosen_events() throws Exception {
        // when
        HttpResponse<String> chosen = send(to("/images-only", processed("img-1")));
        HttpResponse<String> other = send(to("/images-only", "{\"event\":\"webhook_updated\"}"));

        // then
        assertThat(List.of(chosen.statusCode(), other.statusCode())).containsOnly(200);
        assertThat(getMockEndpoint("mock:chosen").getExchanges()).hasSize(1);
    }

    @Test
    void delivers_every_repetition_without_repository() throws Exception {
        // when
        HttpResponse<String> first = send(to("/forgetful", processed("img-1")));
        HttpResponse<String> second = send(to("/forgetful", processed("img-1")));

        // then
        assertThat(List.of(first.statusCode(), second.statusCode())).containsOnly(200);
        assertThat(getMockEndpoint("mock:forgetful").getExchanges()).hasSize(2);
    }

    @Test
    void answers_acknowledged_event_while_route_still_runs() throws Exception {
        // when
        HttpResponse<String> answer = send(to("/acknowledged", processed("img-held")));

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(getMockEndpoint("mock:acknowledged").getExchanges()).isEmpty();
        gate.countDown();
        await().untilAsserted(() ->
                assertThat(getMockEndpoint("mock:acknowledged").getExchanges()).hasSize(1));
    }

    @Test
    void finishes_acknowledged_events_at_stop() throws Exception {
        // given: three times as many as there are threads
        acknowledge(30);
        WebhookConsumer consumer =
                (WebhookConsumer) context.getRoute("acknowledged").getConsumer();
        assertThat(consumer.getPendingExchangesSize()).isEqualTo(30);
        ExecutorService operator = Executors.newSingleThreadExecutor();
        try {
            // when
            Future<Boolean> stop = operator.submit(
                    () -> context.getRouteController().stopRoute("acknowledged", 100, TimeUnit.SECONDS, true));
            await().until(consumer::isSuspended);
            gate.countDown();

            // then
            assertThat(stop.get()).isTrue();
            assertThat(getMockEndpoint("mock:acknowledged").getExchanges()).hasSize(30);
            assertThat(consumer.getPendingExchangesSize()).isZero();
        } finally {
            gate.countDown();
            operator.shutdownNow();
        }
    }

    @Test
    void names_acknowledged_events_that_a_forced_stop_drops() throws Exception {
        // given
        acknowledge(30);
        List<String> dropped = IntStream.range(0, 30)
                .mapToObj(i -> "img-held-" + i)
                .filter(imageId -> !begun.contains(imageId))
                .toList();
        context.getExecutorServiceManager().setShutdownAwaitTermination(1);

        // when
        String log = TestLog.during(() -> context.getRouteController().stopRoute("acknowledged", 1, TimeUnit.SECONDS));

        // then
        assertThat(dropped).hasSize(20).allSatisfy(imageId -> assertThat(log)
                .containsOnlyOnce("the event image_processed of image " + imageId + " is received, but"));
        assertThat(begun).hasSize(10).doesNotContainAnyElementsOf(dropped);
    }

    @Test
    void accepts_dropped_events_again_after_a_restart() throws Exception {
        // given
        acknowledge(30);
        context.getExecutorServiceManager().setShutdownAwaitTermination(1);
        context.getRouteController().stopRoute("acknowledged", 1, TimeUnit.SECONDS);
        List<String> before = List.copyOf(begun);
        gate.countDown();

        // when
        context.getRouteController().startRoute("acknowledged");

        // then
        for (int i = 0; i < 30; i++) {
            if (!before.contains("img-held-" + i)) {
                assertThat(send(to("/acknowledged", processed("img-held-" + i))).statusCode())
                        .isEqualTo(200);
            }
        }
        await().untilAsserted(() ->
                assertThat(getMockEndpoint("mock:acknowledged").getExchanges()).hasSizeGreaterThanOrEqualTo(20));
    }

    @Test
    void names_an_acknowledged_event_whose_route_rolls_back() throws Exception {
        // given
        rollingBack.set(true);

        // when: stopped, so that the route has ended
        String log = TestLog.during(() -> {
            assertThat(send(to("/acknowledged", processed("img-1"))).statusCode())
                    .isEqualTo(200);
            context.getRouteController().stopRoute("acknowledged", 100, TimeUnit.SECONDS);
        });

        // then
        assertThat(log)
                .containsOnlyOnce("the event image_processed of image img-1 is received, but it was not handled");
    }

    /** Has events acknowledged; the first ten hold every thread. */
    private void acknowledge(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            assertThat(send(to("/acknowledged", processed("img-held-" + i))).statusCode())
                    .isEqualTo(200);
        }
        await().until(() -> begun.size() == 10);
    }

    @Test
    void delivers_each_event_once_among_five_thousand_deliveries() throws Exception {
        // given: each of a thousand events five times, in any order
        List<Callable<Integer>> deliveries = new ArrayList<>();
        Set<String> answered = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < 5000; i++) {
            String imageId = "img-" + i % 1000;
            deliveries.add(() -> {
                int status = post(processed(imageId)).statusCode();
                if (status == 200) {
                    answered.add(imageId);
                }
                return status;
            });
        }
        Collections.shuffle(deliveries, new Random(7));
        ExecutorService service = Executors.newFixedThreadPool(32);
        try {
            // when
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> delivery : service.invokeAll(deliveries)) {
                statuses.add(delivery.get());
            }

            // then
            assertThat(statuses).hasSize(5000).allMatch(status -> status == 200 || status == 503);
            assertThat(answered).hasSize(1000);
            assertThat(events().getExchanges())
                    .extracting(
                            exchange -> exchange.getMessage().getHeader(AutoenhanceConstants.IMAGE_ID, String.class))
                    .hasSize(1000)
                    .doesNotHaveDuplicates();
        } finally {
            service.shutdownNow();
        }
    }
}
