/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.await;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.AutoenhanceComponent;
import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.error.AutoenhanceConnectionException;
import io.github.camelautoenhance.error.AutoenhanceEnhancementException;
import io.github.camelautoenhance.error.AutoenhanceNotFoundException;
import io.github.camelautoenhance.error.AutoenhanceTimeoutException;
import io.github.camelautoenhance.model.AutoenhanceImage;
import io.github.camelautoenhance.model.AutoenhanceOrder;
import io.github.camelautoenhance.testing.AwaitTestSupport;
import io.github.camelautoenhance.testing.CamelThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Waiting for what the service does; the emulator finishes nothing by itself. */
@Timeout(300)
class AwaitTest extends AwaitTestSupport {

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:await").routeId("await").to("autoenhance:images?operation=await");
                from("direct:few").to("autoenhance:images?operation=await&maxPending=2");
            }
        };
    }

    @Test
    void waits_until_image_is_processed() throws Exception {
        // given
        String imageId = uploaded("villa-42");
        CompletableFuture<Exchange> waiting = awaiting("direct:await", imageId);
        await().until(() -> emulator().journal().requests(Route.RETRIEVE_IMAGE).size() > 2);
        assertThat(waiting).isNotDone();

        // when
        emulator().finish(imageId);

        // then
        Exchange exchange = done(waiting);
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(AutoenhanceImage.class).isProcessed())
                .isTrue();
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(AutoenhanceConstants.STATUS, "processed")
                .containsEntry(AutoenhanceConstants.ORDER_ID, "villa-42");
    }

    @Test
    void returns_finished_image_at_once() {
        // given
        String imageId = uploaded("villa-42");
        emulator().finish(imageId);

        // when
        Exchange exchange = template.request(
                "direct:await", it -> it.getMessage().setHeader(AutoenhanceConstants.IMAGE_ID, imageId));

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(emulator().journal().requests(Route.RETRIEVE_IMAGE)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "expired"})
    void fails_with_reason_of_failed_image(String status) {
        // given
        String imageId = uploaded("villa-42");
        emulator().setStatus(imageId, status, "too dark");

        // when
        Exchange exchange = awaited(imageId);

        // then
        AutoenhanceEnhancementException failure = exchange.getException(AutoenhanceEnhancementException.class);
        assertThat(failure).hasMessageContaining(status).hasMessageContaining("too dark");
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure.statusReason()).isEqualTo("too dark");
        assertThat(failure.imageId()).isEqualTo(imageId);
        assertThat(failure.orderId()).isEqualTo("villa-42");
    }

    @Test
    void row_50_fails_as_retryable_when_limit_refuses_image() {
        // given
        String imageId = uploaded("villa-42");
        emulator().setStatus(imageId, "error", "daily limit of 500 images reached");

        // when
        Exchange exchange = awaited(imageId);

        // then
        assertThat(exchange.getException(AutoenhanceEnhancementException.class).isRetryable())
                .isTrue();
    }

    @Test
    void waits_through_unknown_state() throws Exception {
        // given
        String imageId = uploaded("villa-42");
        emulator().setStatus(imageId, "being_framed", null);
        CompletableFuture<Exchange> waiting = awaiting("direct:await", imageId);
        await().until(() -> emulator().journal().requests(Route.RETRIEVE_IMAGE).size() > 1);

        // when
        emulator().setStatus(imageId, "processed", null);

        // then
        assertThat(done(waiting).getException()).isNull();
    }

    @Test
    void row_53_ends_a_wait_after_awaitTimeout() {
        // given
        String imageId = uploaded("villa-42");

        // when
        Exchange exchange =
                template.request("autoenhance:images?operation=await&awaitTimeout=200", it -> it.getMessage()
                        .setHeader(AutoenhanceConstants.IMAGE_ID, imageId));

        // then
        AutoenhanceTimeoutException failure = exchange.getException(AutoenhanceTimeoutException.class);
        assertThat(failure).hasMessageContaining("awaitTimeout");
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.imageId()).isEqualTo(imageId);
    }

    @Test
    void waits_through_server_errors() throws Exception {
        // given
        String imageId = uploaded("villa-42");
        emulator().faults().on(Route.RETRIEVE_IMAGE, Fault.status(503), Fault.reset(), Fault.status(500));
        CompletableFuture<Exchange> waiting = awaiting("direct:await", imageId);
        await().until(() -> emulator().journal().requests(Route.RETRIEVE_IMAGE).size() > 3);

        // when
        emulator().finish(imageId);

        // then
        assertThat(done(waiting).getException()).isNull();
    }

    @Test
    void fails_at_once_when_image_does_not_exist() {
        // when
        Exchange exchange = awaited("no-such-image");

        // then
        assertThat(exchange.getException()).isInstanceOf(AutoenhanceNotFoundException.class);
    }

    @Test
    void awaits_thousand_images_with_few_threads_and_requests() throws Exception {
        // given
        int orders = 20;
        List<CompletableFuture<Exchange>> waiting = new ArrayList<>();
        AutoenhanceComponent component = component();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            ids.add(uploaded("order-" + i % orders));
        }

        // when
        ids.forEach(id ->
                waiting.add(awaiting("autoenhance:images?operation=await&maxPending=1000&maxPollDelay=1000", id)));
        await().until(() -> component.getImagesAwaited() == 1000);
        await().until(() -> emulator().journal().requests(Route.RETRIEVE_IMAGE).size() >= 1000
                && emulator().journal().requests(Route.RETRIEVE_ORDER).size() > orders);
        // each image is asked for alone until its order is known, and no more from then on
        await().until(() -> imageRequestsDuringRoundsOf(orders) == 0);
        int threads = CamelThreads.of(context, "Autoenhance(Poll|Transfer|Completion).*")
                .size();
        ids.forEach(emulator()::finish);

        // then
        for (CompletableFuture<Exchange> exchange : waiting) {
            assertThat(done(exchange).getException()).isNull();
        }
        assertThat(threads).isLessThanOrEqualTo(12);
        // an exchange goes on a moment before it is counted out
        await().until(() -> component.getImagesAwaited() == 0);
    }

    @Test
    void blocks_consumer_beyond_maxPending() throws Exception {
        // given
        List<String> ids = List.of(uploaded("a"), uploaded("b"), uploaded("c"));
        AutoenhanceComponent component = component();

        // when
        List<CompletableFuture<Exchange>> waiting =
                ids.stream().map(id -> awaiting("direct:few", id)).toList();
        await().until(() -> component.getImagesAwaited() == 2);
        await().until(() -> Thread.getAllStackTraces().values().stream()
                .flatMap(java.util.stream.Stream::of)
                .anyMatch(frame -> frame.getClassName().endsWith(".TransferProducer")
                        && frame.getMethodName().equals("takePlace")));

        // then
        assertThat(component.getImagesAwaited()).isEqualTo(2);
        ids.forEach(emulator()::finish);
        for (CompletableFuture<Exchange> exchange : waiting) {
            assertThat(done(exchange).getException()).isNull();
        }
    }

    @Test
    void fails_waits_as_retryable_at_stop() throws Exception {
        // given
        String imageId = uploaded("villa-42");
        CompletableFuture<Exchange> waiting = awaiting("direct:await", imageId);
        await().until(() -> !emulator().journal().requests(Route.RETRIEVE_IMAGE).isEmpty());
        context.getShutdownStrategy().setTimeout(1);

        // when
        context.getRouteController().stopRoute("await");

        // then
        AutoenhanceConnectionException failure = done(waiting).getException(AutoenhanceConnectionException.class);
        assertThat(failure).hasMessageContaining("stopped");
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.imageId()).isEqualTo(imageId);
    }

    @Test
    void row_54_finishes_order_when_all_its_images_are_finished() throws Exception {
        // given
        template.send("autoenhance:orders?orderId=villa-42", exchange -> {});
        CompletableFuture<Exchange> waiting =
                template.asyncSend("autoenhance:orders?operation=await&orderId=villa-42", exchange -> {});
        await().until(() -> emulator().journal().requests(Route.RETRIEVE_ORDER).size() > 2);
        assertThat(waiting).isNotDone();
        String first = uploaded("villa-42");
        String second = uploaded("villa-42");
        emulator().finish(first);
        int asked = emulator().journal().requests(Route.RETRIEVE_ORDER).size();
        await().until(() -> emulator().journal().requests(Route.RETRIEVE_ORDER).size() > asked + 1);
        assertThat(waiting).isNotDone();

        // when
        emulator().setStatus(second, "error", "too dark");

        // then
        Exchange exchange = done(waiting);
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(AutoenhanceOrder.class).images())
                .extracting(AutoenhanceImage::status)
                .containsExactlyInAnyOrder("processed", "error");
    }

    private static int imageRequestsDuringRoundsOf(int orders) {
        int before = emulator().journal().requests(Route.RETRIEVE_IMAGE).size();
        int rounds = emulator().journal().requests(Route.RETRIEVE_ORDER).size() + 3 * orders;
        await().until(() -> emulator().journal().requests(Route.RETRIEVE_ORDER).size() >= rounds);
        return emulator().journal().requests(Route.RETRIEVE_IMAGE).size() - before;
    }

    private Exchange awaited(String imageId) {
        return template.request(
                "direct:await", exchange -> exchange.getMessage().setHeader(AutoenhanceConstants.IMAGE_ID, imageId));
    }
}
