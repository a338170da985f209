/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.await;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.AutoenhanceComponent;
import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.emulator.traffic.WebhookDelivery;
import io.github.camelautoenhance.testing.WebhookTestSupport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Waits that end with an event, and without one by the slow looks that go on beside. */
@Timeout(300)
class WebhookWakeTest extends WebhookTestSupport {

    private static final String NEVER_LOOKS_AGAIN = "&pollDelay=1h&maxPollDelay=1h&awaitTimeout=2h";

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("autoenhance:webhook?webhookEvents=none_of_them&webhookSecret=" + SECRET)
                        .to("mock:events");
            }
        };
    }

    private CompletableFuture<Exchange> enhancing(String options) {
        return template.asyncSend(
                "autoenhance:images?operation=enhance&preview=true&imageName=kitchen.jpg" + options,
                exchange -> exchange.getMessage().setBody(photo(1000)));
    }

    private static void save(WebhookTestSupport test) {
        emulator().webhook(test.webhook(), SECRET);
    }

    @Test
    void continues_enhance_at_event_before_next_poll() throws Exception {
        // given
        save(this);

        // when
        CompletableFuture<Exchange> enhancing = enhancing(NEVER_LOOKS_AGAIN);

        // then
        Exchange enhanced = enhancing.get(120, TimeUnit.SECONDS);
        assertThat(enhanced.getException()).isNull();
        assertThat(enhanced.getMessage().getHeader(AutoenhanceConstants.STATUS)).isEqualTo("processed");
        assertThat(events().getExchanges()).isEmpty();
    }

    @Test
    void wakes_many_images_of_order_with_few_requests() throws Exception {
        // given: all of them are processed and waited for, and no event has come
        save(this);
        emulator().webhooks().hold();
        List<CompletableFuture<Exchange>> enhancing = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            enhancing.add(enhancing("&orderId=villa-42" + NEVER_LOOKS_AGAIN));
        }
        await().until(() ->
                context.getComponent("autoenhance", AutoenhanceComponent.class).getImagesAwaited() == 30);
        await().until(() ->
                emulator().images().stream().allMatch(image -> image.status().equals("processed")));

        // when
        emulator().webhooks().release();
        for (CompletableFuture<Exchange> one : enhancing) {
            assertThat(one.get(120, TimeUnit.SECONDS).getException()).isNull();
        }

        // then
        assertThat(looksAt("/v3/orders/villa-42")).isEqualTo(1);
        assertThat(emulator().images()).allSatisfy(image -> assertThat(looksAt("/v3/images/" + image.imageId()))
                .isZero());
    }

    private static long looksAt(String path) {
        return emulator().journal().requests().stream()
                .filter(request ->
                        request.method().equals("GET") && request.path().equals(path))
                .count();
    }

    @Test
    void leaves_an_order_alone_whose_images_are_processing() throws Exception {
        // given
        String imageId = send("autoenhance:images?orderId=villa-42", photo(1000))
                .getMessage()
                .getHeader(AutoenhanceConstants.IMAGE_ID, String.class);
        emulator().setStatus(imageId, "processing", null);
        CompletableFuture<Exchange> awaiting = template.asyncSend(
                "autoenhance:orders?operation=await&orderId=villa-42&pollDelay=10ms&maxPollDelay=1h&awaitTimeout=2h",
                exchange -> {});
        await().until(() -> looksAt("/v3/orders/villa-42") == 1);

        // when: an event of one of its images, and time for several looks
        assertThat(post(processed(imageId)).statusCode()).isEqualTo(200);
        save(this);
        assertThat(enhancing("").get(30, TimeUnit.SECONDS).getException()).isNull();

        // then
        assertThat(looksAt("/v3/orders/villa-42")).isEqualTo(1);
        assertThat(awaiting).isNotDone();
        awaiting.cancel(true);
    }

    @Test
    void sees_event_that_arrives_before_wait() throws Exception {
        // given: processed, and the service has said so, before anybody waits
        String imageId = send("autoenhance:images?orderId=villa-42", photo(1000))
                .getMessage()
                .getHeader(AutoenhanceConstants.IMAGE_ID, String.class);
        emulator().finish(imageId);
        assertThat(post(processed(imageId)).statusCode()).isEqualTo(200);

        // when
        Exchange awaited = send(
                "autoenhance:images?operation=await" + NEVER_LOOKS_AGAIN,
                null,
                Map.of(AutoenhanceConstants.IMAGE_ID, imageId));

        // then
        assertThat(awaited.getException()).isNull();
    }

    @Test
    void polls_awaited_order_when_event_reports_it_done() throws Exception {
        // given
        String imageId = send("autoenhance:images?orderId=villa-42", photo(1000))
                .getMessage()
                .getHeader(AutoenhanceConstants.IMAGE_ID, String.class);
        emulator().setStatus(imageId, "processing", null);
        CompletableFuture<Exchange> awaiting = template.asyncSend(
                "autoenhance:orders?operation=await&orderId=villa-42" + NEVER_LOOKS_AGAIN, exchange -> {});
        await().until(() -> emulator().journal().requests().stream()
                .anyMatch(request -> request.path().equals("/v3/orders/villa-42")));

        // when
        emulator().setStatus(imageId, "processed", null);
        assertThat(post(processed(imageId).replace("\"order_is_processing\":true", "\"order_is_processing\":false"))
                        .statusCode())
                .isEqualTo(200);

        // then
        assertThat(awaiting.get(120, TimeUnit.SECONDS).getException()).isNull();
    }

    @Test
    void row_53_polls_when_event_never_arrives() throws Exception {
        // given
        save(this);
        await().until(() -> emulator().webhooks().deliveries().stream()
                .anyMatch(delivery -> delivery.state() == WebhookDelivery.State.DELIVERED));
        emulator().webhooks().lose();

        // when
        CompletableFuture<Exchange> enhancing = enhancing("&pollDelay=10ms&maxPollDelay=1s");

        // then
        assertThat(enhancing.get(120, TimeUnit.SECONDS).getException()).isNull();
    }

    @Test
    void polls_several_times_after_early_event() throws Exception {
        // given
        String imageId = send("autoenhance:images?orderId=villa-42", photo(1000))
                .getMessage()
                .getHeader(AutoenhanceConstants.IMAGE_ID, String.class);
        emulator().setStatus(imageId, "processing", null);
        CompletableFuture<Exchange> awaiting = template.asyncSend(
                "autoenhance:images?operation=await&pollDelay=2s&maxPollDelay=1h&awaitTimeout=2h&imageId=" + imageId,
                exchange -> {});
        await().until(() ->
                context.getComponent("autoenhance", AutoenhanceComponent.class).getImagesAwaited() == 1);

        // when
        assertThat(post(processed(imageId)).statusCode()).isEqualTo(200);
        emulator().setStatus(imageId, "processed", null);

        // then
        assertThat(awaiting.get(120, TimeUnit.SECONDS).getException()).isNull();
    }
}
