/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.examples.stage.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What becomes of photos when nothing goes wrong. */
class ArrivalTest extends QueueTestSupport {

    @Test
    void uploads_small_and_large_messages_byte_for_byte() throws Exception {
        // given: Artemis makes a large message of everything above 100 KiB; the spool begins at 128 KiB
        byte[] small = photo("small", 40_000);
        byte[] large = photo("large", 120_000);
        byte[] larger = photo("larger", 3_000_000);
        byte[] streamed = photo("streamed", 5_000_000);
        Path file = Files.write(folder.resolve("streamed.tif"), streamed);

        // when
        startRoutes();
        sender().photo("small.jpg", small);
        sender().photo("large.jpg", large);
        sender().photo("larger.jpg", larger);
        sender().stream("streamed.tif", file);

        // then
        awaitDone();
        assertThat(uploaded())
                .extracting(EmulatedImage::imageName, EmulatedImage::sha256)
                .containsExactlyInAnyOrder(
                        tuple("small.jpg", Sha256.of(small)),
                        tuple("large.jpg", Sha256.of(large)),
                        tuple("larger.jpg", Sha256.of(larger)),
                        tuple("streamed.tif", Sha256.of(streamed)));
        assertThat(broker().failed()).isEmpty();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(spooled()).as("temporary files").isEmpty());
    }

    @Test
    void takes_name_order_and_type_from_properties() throws Exception {
        // given
        String order = "5e4fbb3a-6f4e-4d0e-9d0c-0d6a7e9b1c11";

        // when
        startRoutes();
        sender().photo(
                        photo("kitchen", 50_000),
                        Map.of("photo_name", "küche.png", "order_id", order, "content_type", "image/png"));

        // then
        awaitDone();
        assertThat(uploaded())
                .extracting(EmulatedImage::imageName, EmulatedImage::orderId, EmulatedImage::registeredContentType)
                .containsExactly(tuple("küche.png", order, "image/png"));
    }

    @Test
    void names_photo_without_properties_by_first_bytes() throws Exception {
        // given
        byte[] photo = photo("nameless", 50_000);
        photo[0] = (byte) 0xFF;
        photo[1] = (byte) 0xD8;
        photo[2] = (byte) 0xFF;

        // when
        startRoutes();
        sender().photo(photo, Map.of());
        sender().photo(photo, Map.of());

        // then
        awaitDone();
        assertThat(uploaded()).hasSize(2).allSatisfy(image -> {
            assertThat(image.imageName()).endsWith(".jpg");
            assertThat(image.registeredContentType()).isNull();
            assertThat(image.fields()).doesNotContainKey("order_id");
        });
        assertThat(uploaded()).extracting(EmulatedImage::imageName).doesNotHaveDuplicates();
    }

    @Test
    void ignores_component_headers_of_sender() throws Exception {
        // when
        startRoutes();
        sender().photo(
                        photo("kitchen", 50_000),
                        Map.of(
                                "photo_name",
                                "kitchen.jpg",
                                "CamelAutoenhanceOperation",
                                "delete",
                                "CamelAutoenhanceImageName",
                                "other.jpg"));

        // then
        awaitDone();
        assertThat(uploaded()).extracting(EmulatedImage::imageName).containsExactly("kitchen.jpg");
    }

    @Test
    void uploads_one_photo_per_consumer_at_once() throws Exception {
        // given: the storage answers nobody before the gate is open
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger underWay = new AtomicInteger();
        emulator().faults().otherwise(request -> {
            if (request.route() == Route.UPLOAD) {
                underWay.incrementAndGet();
                awaitOpen(gate);
            }
            return Fault.pass();
        });

        // when
        startRoutes(Map.of("photos.at-once", "4"));
        for (int i = 0; i < 10; i++) {
            sender().photo(i + ".jpg", photo("photo " + i, 50_000));
        }

        // then: the fifth has not been taken from the queue, not even ahead of time
        await().atMost(PATIENCE).until(() -> underWay.get() == 4);
        assertThat(broker().queue(EmbeddedBroker.PHOTOS).getDeliveringCount()).isEqualTo(4);
        gate.countDown();
        awaitDone();
        assertThat(uploaded()).hasSize(10);
    }

    private static void awaitOpen(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
