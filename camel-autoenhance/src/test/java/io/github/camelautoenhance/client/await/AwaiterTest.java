/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.await;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.client.Transport;
import io.github.camelautoenhance.client.address.AddressPolicy;
import io.github.camelautoenhance.client.address.BaseUrl;
import io.github.camelautoenhance.client.api.AccountQuiet;
import io.github.camelautoenhance.client.api.ApiAccess;
import io.github.camelautoenhance.client.http.TransportOptions;
import io.github.camelautoenhance.client.retry.RetryOptions;
import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.AutoenhanceEmulatorExtension;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.model.AutoenhanceImage;
import io.github.camelautoenhance.model.AutoenhanceOrder;
import io.github.camelautoenhance.testing.ManualScheduler;
import io.github.camelautoenhance.util.Counters;
import io.github.camelautoenhance.util.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When the looks of a wait are made. They are made when the test says so. */
@Timeout(120)
class AwaiterTest {

    @RegisterExtension
    static final AutoenhanceEmulatorExtension EMULATOR =
            new AutoenhanceEmulatorExtension(AutoenhanceEmulator.builder().processingTime(Duration.ofDays(1)));

    private static final AwaitOptions DELAYS =
            new AwaitOptions(Duration.ofHours(1), Duration.ofHours(20), Duration.ofDays(30));
    private static final Duration LONG = Duration.ofSeconds(60);

    private final ManualScheduler scheduler = new ManualScheduler();
    private final Awaiter awaiter =
            new Awaiter(new ImageNews(), () -> scheduler, ScheduledExecutorService::shutdownNow);
    private final DefaultCamelContext context = new DefaultCamelContext();
    /** The bodies of the answers by the end of their paths. */
    private final Map<String, String> records = new ConcurrentHashMap<>();

    private ApiAccess access;
    private Transport transport;

    @BeforeEach
    void start() {
        BaseUrl baseUrl = BaseUrl.parse(EMULATOR.get().baseUrl());
        access = new ApiAccess(baseUrl, EMULATOR.get().apiKey(), null, false);
        transport = new Transport(
                context,
                new TransportOptions(
                        4,
                        4,
                        4,
                        new TransportOptions.Timeouts(LONG, LONG, LONG, LONG),
                        new RetryOptions(0, LONG, LONG, 0),
                        null,
                        null,
                        false,
                        null),
                new AddressPolicy(baseUrl, List.of(), false, false),
                new Counters(),
                new AccountQuiet());
        EMULATOR.get().faults().otherwise(request -> answer(request.path()));
    }

    private Fault answer(String path) {
        String json = records.get(path.substring(path.lastIndexOf('/') + 1));
        return json == null ? Fault.reset() : Fault.status(200).body("application/json", json);
    }

    @AfterEach
    void stop() {
        awaiter.close();
        transport.close();
        context.stop();
    }

    @Test
    void advances_poll_for_added_image() {
        // given: a wait whose next look is far away
        order("villa", image("i1", "processing"), image("i2", "processed"));
        record("i1", image("i1", "processing"));
        CompletableFuture<AutoenhanceImage> early = awaited("i1", "villa");
        scheduler.runDelayed();
        scheduler.runDelayed();
        assertThat(nextLook()).isGreaterThan(Duration.ofHours(2));

        // when
        CompletableFuture<AutoenhanceImage> newcomer = awaited("i2", "villa");

        // then
        assertThat(nextLook()).isEqualTo(DELAYS.first());
        scheduler.runDelayed();
        assertThat(newcomer).isCompleted();
        assertThat(early).isNotDone();
    }

    @Test
    void polls_once_for_all_added_images() {
        // given
        order("villa", image("i1", "processed"), image("i2", "processed"), image("i3", "processed"));
        join("i1", "villa");

        // when
        join("i2", "villa");
        join("i3", "villa");

        // then
        assertThat(scheduler.delays()).containsExactly(DELAYS.first());
        scheduler.runDelayed();
        assertThat(EMULATOR.get().journal().requests()).hasSize(1);
        assertThat(awaiter.waiting()).isZero();
    }

    @Test
    void cancels_poll_that_was_replaced_by_earlier_one() {
        // given
        record("villa", "{\"order_id\": \"villa\", \"images\": []}");
        joinOrder("villa");
        scheduler.runDelayed();
        joinOrder("villa");
        int before = EMULATOR.get().journal().requests().size();

        // when: the look that was scheduled first, and the one in its place
        assertThat(scheduler.delays()).hasSize(2);
        scheduler.runDelayed();

        // then
        assertThat(EMULATOR.get().journal().requests()).hasSize(before + 1);
        assertThat(scheduler.delays()).hasSize(1);
    }

    @Test
    void polls_again_for_order_awaited_earlier() {
        // given
        order("villa", image("i1", "processed"));
        CompletableFuture<AutoenhanceOrder> first = orderAwaited("villa");
        scheduler.runDelayed();
        assertThat(first).isCompleted();
        assertThat(scheduler.delays()).isEmpty();

        // when
        CompletableFuture<AutoenhanceOrder> second = orderAwaited("villa");

        // then: with a first look of its own, at once
        assertThat(scheduler.delays()).containsExactly(Duration.ZERO);
        scheduler.runDelayed();
        assertThat(second).isCompleted();
    }

    @Test
    void polls_other_images_beside_a_broken_one() {
        // given: an order that does not show its images, and no answer for the first of them
        order("villa");
        record("i2", image("i2", "processing"));
        CompletableFuture<AutoenhanceImage> broken = awaited("i1", "villa");
        CompletableFuture<AutoenhanceImage> other = awaited("i2", "villa");
        scheduler.runDelayed();
        int before = looksAt("i1");

        // when
        scheduler.runDelayed();
        record("i2", image("i2", "processed"));
        scheduler.runDelayed();

        // then
        assertThat(other).isCompleted();
        assertThat(looksAt("i1")).isGreaterThan(before);
        assertThat(broken).isNotDone();

        // when
        record("i1", image("i1", "processed"));
        scheduler.runDelayed();

        // then
        assertThat(broken).isCompleted();
        assertThat(awaiter.waiting()).isZero();
    }

    @Test
    void polls_broken_image_by_itself() {
        // given: the order answers, the image does not
        order("villa", image("i2", "processing"));
        CompletableFuture<AutoenhanceImage> broken = awaited("i1", "villa");
        CompletableFuture<AutoenhanceImage> other = awaited("i2", "villa");

        // when
        scheduler.runDelayed();

        // then: from now on it has looks of its own, and the order has others
        assertThat(looksAt("i1")).isOne();
        assertThat(scheduler.delays()).hasSize(2);
        record("i2", image("i2", "processed"));
        scheduler.runDelayed();
        assertThat(other).isCompleted();
        assertThat(broken).isNotDone();
        assertThat(scheduler.delays()).hasSize(1);
    }

    @Test
    void polls_images_of_broken_order() {
        // given: no answer for the order, ever
        record("i1", image("i1", "processed"));
        record("i2", image("i2", "processed"));
        CompletableFuture<AutoenhanceImage> one = awaited("i1", "villa");
        CompletableFuture<AutoenhanceImage> other = awaited("i2", "villa");

        // when
        scheduler.runDelayed();
        scheduler.runDelayed();
        assertThat(looksAt("i1")).isZero();
        scheduler.runDelayed();

        // then
        assertThat(one).isCompleted();
        assertThat(other).isCompleted();
    }

    @Test
    void polls_only_one_image_during_outage() {
        // given: no answer for anything
        record("villa", "no JSON");
        join("i1", "villa");
        join("i2", "villa");
        join("i3", "villa");

        // when
        scheduler.runDelayed();

        // then
        assertThat(looksAt("i1") + looksAt("i2") + looksAt("i3")).isOne();
        assertThat(scheduler.delays()).hasSize(1);
    }

    @Test
    void row_53_increases_delay_between_polls() {
        // given
        order("villa", image("i1", "processing"));
        joinOrder("villa");
        List<Duration> delays = new ArrayList<>();

        // when
        for (int look = 0; look < 10; look++) {
            delays.add(nextLook());
            scheduler.runDelayed();
        }

        // then
        assertThat(delays)
                .startsWith(Duration.ZERO, Duration.ofMinutes(90), Duration.ofMinutes(135))
                .endsWith(DELAYS.longest(), DELAYS.longest())
                .isSorted();
        assertThat(EMULATOR.get().journal().requests()).hasSize(10);
    }

    @Test
    void ends_wait_in_rate_limit_despite_event() {
        // given: a wait that ends before the service may be asked again
        AwaitOptions delays = new AwaitOptions(Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(2));
        EMULATOR.get().faults().otherwise(request -> Fault.status(429)
                .header("Retry-After", "" + Duration.ofDays(1).toSeconds()));
        var unused = awaiter.image(access, transport.api(access), delays, "i1", "villa", Deadline.after(LONG));
        scheduler.runDelayed();
        assertThat(nextLook()).isLessThanOrEqualTo(delays.timeout());

        // when
        awaiter.processed("i1", null);

        // then
        assertThat(nextLook()).isLessThanOrEqualTo(delays.timeout());
    }

    @Test
    void ends_the_wait_for_an_incomplete_order() {
        // given: one of two images, and nothing under way
        record(
                "villa",
                "{\"order_id\": \"villa\", \"status\": \"processed\", \"is_merging\": false,"
                        + " \"is_processing\": false, \"total_images\": 2, \"images\": [%s]}"
                                .formatted(image("i1", "processed")));
        CompletableFuture<AutoenhanceOrder> waiting = orderAwaited("villa");

        // when
        scheduler.runDelayed();
        scheduler.runDelayed();
        assertThat(waiting).isNotDone();
        scheduler.runDelayed();

        // then
        assertThat(waiting).isCompleted();
    }

    private static int looksAt(String imageId) {
        return (int) EMULATOR.get().journal().requests().stream()
                .filter(request -> request.path().endsWith("/" + imageId))
                .count();
    }

    private Duration nextLook() {
        List<Duration> delays = scheduler.delays();
        return delays.get(delays.size() - 1);
    }

    private void join(String imageId, String orderId) {
        var unused = awaited(imageId, orderId);
    }

    private void joinOrder(String orderId) {
        var unused = orderAwaited(orderId);
    }

    private CompletableFuture<AutoenhanceImage> awaited(String imageId, String orderId) {
        return awaiter.image(access, transport.api(access), DELAYS, imageId, orderId, Deadline.after(LONG));
    }

    private CompletableFuture<AutoenhanceOrder> orderAwaited(String orderId) {
        return awaiter.order(access, transport.api(access), DELAYS, orderId, Deadline.after(LONG));
    }

    private void order(String orderId, String... images) {
        record(orderId, "{\"order_id\": \"%s\", \"images\": [%s]}".formatted(orderId, String.join(",", images)));
    }

    private void record(String id, String json) {
        records.put(id, json);
    }

    private static String image(String imageId, String status) {
        return "{\"image_id\": \"%s\", \"order_id\": \"villa\", \"status\": \"%s\"}".formatted(imageId, status);
    }
}
