/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.error.AutoenhanceConnectionException;
import io.github.camelautoenhance.error.AutoenhanceTimeoutException;
import io.github.camelautoenhance.testing.AwaitTestSupport;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Waits in trouble: none is forgotten, and none becomes a storm. The emulator finishes nothing by itself. */
@Timeout(300)
class PollingTest extends AwaitTestSupport {

    private static final String ONE_PATIENT_UPLOAD =
            "&maxConcurrentUploads=1&responseTimeout=1h&uploadStallTimeout=1h&uploadTimeout=2h";

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:narrow")
                        .routeId("narrow")
                        .to("autoenhance:images?operation=enhance&preview=true" + ONE_PATIENT_UPLOAD);
                from("direct:other").to("autoenhance:images?operation=upload" + ONE_PATIENT_UPLOAD);
            }
        };
    }

    @Test
    void awaits_more_images_than_queues_of_context_hold() throws Exception {
        // given
        context.getExecutorServiceManager().getDefaultThreadPoolProfile().setMaxQueueSize(2);
        List<String> ids =
                IntStream.range(0, 20).mapToObj(i -> uploaded("order-" + i)).toList();

        // when
        List<CompletableFuture<Exchange>> waiting = ids.stream()
                .map(id -> awaiting("autoenhance:images?operation=await", id))
                .toList();
        await().until(() -> emulator().journal().requests(Route.RETRIEVE_IMAGE).size() > 2 * ids.size());
        ids.forEach(emulator()::finish);

        // then
        for (CompletableFuture<Exchange> exchange : waiting) {
            assertThat(done(exchange).getException()).isNull();
        }
    }

    @Test
    void accepts_duration_that_means_never() throws Exception {
        // when
        CompletableFuture<Exchange> enhanced = template.asyncSend(
                "autoenhance:images?operation=enhance&preview=true&awaitTimeout=" + Long.MAX_VALUE,
                exchange -> exchange.getMessage().setBody(photo(1000)));
        await().until(() -> component().getImagesAwaited() == 1);
        emulator().setStatus(emulator().images().get(0).imageId(), "error", "too dark");

        // then
        assertThat(done(enhanced).getException()).hasMessageContaining("too dark");
    }

    @Test
    void counts_rate_limit_and_suspends_other_polls() {
        // given
        String first = uploaded("villa-1");
        String second = uploaded("villa-2");
        emulator().faults().on(Route.RETRIEVE_IMAGE, Fault.status(429).header("Retry-After", "3600"));
        CompletableFuture<Exchange> waiting = awaiting("autoenhance:images?operation=await&maxRetryAfter=1h", first);
        await().until(() -> component().getRateLimits() == 1);

        // when
        Exchange exchange = template.request(
                "autoenhance:images?operation=await&maxRetryAfter=1h&awaitTimeout=300",
                it -> it.getMessage().setHeader(AutoenhanceConstants.IMAGE_ID, second));

        // then
        assertThat(exchange.getException()).isInstanceOf(AutoenhanceTimeoutException.class);
        assertThat(emulator().journal().requests(Route.RETRIEVE_IMAGE)).hasSize(1);
        assertThat(waiting).isNotDone();
    }

    @Test
    void polls_one_image_at_a_time_in_outage() throws Exception {
        // given
        List<String> ids =
                IntStream.range(0, 5).mapToObj(i -> uploaded("villa-42")).toList();
        CompletableFuture<Exchange> order =
                template.asyncSend("autoenhance:orders?operation=await&orderId=villa-42", exchange -> {});
        List<CompletableFuture<Exchange>> waiting = ids.stream()
                .map(id -> awaiting("autoenhance:images?operation=await", id))
                .toList();
        await().until(() -> component().getImagesAwaited() == 6
                && emulator().journal().requests(Route.RETRIEVE_IMAGE).size() == 5);
        int before = emulator().journal().requests(Route.RETRIEVE_ORDER).size();

        // when: at every third look an image is asked for beside its order
        emulator()
                .faults()
                .on(Route.RETRIEVE_ORDER, Collections.nCopies(6, Fault.reset()).toArray(Fault[]::new))
                .on(Route.RETRIEVE_IMAGE, Fault.reset(), Fault.reset());
        await().until(() -> emulator().journal().requests(Route.RETRIEVE_ORDER).size() > before + 7);
        ids.forEach(emulator()::finish);

        // then
        assertThat(done(order).getException()).isNull();
        for (CompletableFuture<Exchange> exchange : waiting) {
            assertThat(done(exchange).getException()).isNull();
        }
        assertThat(emulator().journal().requests(Route.RETRIEVE_IMAGE)).hasSize(5 + 2);
    }

    @Test
    void stops_before_download_despite_upload_of_other_route() throws Exception {
        // given
        CompletableFuture<Exchange> enhanced = template.asyncSend(
                "direct:narrow", exchange -> exchange.getMessage().setBody(photo(1000)));
        await().until(() -> component().getImagesAwaited() == 1);
        emulator().faults().on(Route.UPLOAD, Fault.delay(Duration.ofHours(1)));
        CompletableFuture<Exchange> other = template.asyncSend(
                "direct:other", exchange -> exchange.getMessage().setBody(photo(1000)));
        await().until(() -> emulator().journal().requests(Route.CREATE_IMAGE).size() == 2);
        emulator().finish(emulator().images().get(0).imageId());
        await().until(() -> component().getImagesAwaited() == 0);
        context.getShutdownStrategy().setTimeout(1);

        // when
        context.getRouteController().stopRoute("narrow");

        // then
        assertThat(done(enhanced).getException())
                .isInstanceOf(AutoenhanceConnectionException.class)
                .hasMessageContaining("stopped");
        assertThat(other).isNotDone();
        assertThat(emulator().journal().requests(Route.DOWNLOAD_ENHANCED)).isEmpty();
    }
}
