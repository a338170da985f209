/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.model.AutoenhanceImage;
import io.github.camelautoenhance.testing.ConsumerTestSupport;
import io.github.camelautoenhance.testing.OpenFiles;
import io.github.camelautoenhance.testing.Pictures;
import io.github.camelautoenhance.testing.TestLog;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Which images of an order reach a route, and as what. */
class ImagesConsumerTest extends ConsumerTestSupport {

    private static final String IMAGES = "autoenhance:images?orderId=villa&initialDelay=0&delay=50";

    private static byte[] kitchen;

    @BeforeAll
    static void draw() throws Exception {
        kitchen = Pictures.jpeg(1200, 800);
    }

    @Test
    void delivers_each_finished_image_once() throws Exception {
        // given
        String first = uploaded("villa");
        String second = uploaded("villa");
        uploaded("villa");
        emulator().finish(uploaded("loft"));
        emulator().finish(first);

        // when
        consume(IMAGES);
        awaitReceived(1);
        awaitMorePolls(Route.RETRIEVE_ORDER);
        emulator().finish(second);
        awaitReceived(2);
        awaitMorePolls(Route.RETRIEVE_ORDER);

        // then
        assertThat(received())
                .extracting(exchange ->
                        exchange.getMessage().getBody(AutoenhanceImage.class).imageId())
                .containsExactly(first, second);
        assertThat(received().get(0).getMessage().getHeaders())
                .containsEntry(AutoenhanceConstants.IMAGE_ID, first)
                .containsEntry(AutoenhanceConstants.ORDER_ID, "villa")
                .containsEntry(AutoenhanceConstants.STATUS, "processed");
    }

    @Test
    void delivers_failed_image_again_once_it_is_processed() throws Exception {
        // given
        String image = uploaded("villa");
        emulator().setStatus(image, "error", "TOO_DARK");

        // when
        consume(IMAGES);
        awaitReceived(1);

        // then
        assertThat(received().get(0).getException()).isNull();
        assertThat(received().get(0).getMessage().getHeaders())
                .containsEntry(AutoenhanceConstants.STATUS, "error")
                .containsEntry(AutoenhanceConstants.STATUS_REASON, "TOO_DARK");

        // when
        emulator().setStatus(image, "processed", null);
        awaitReceived(2);

        // then
        assertThat(received().get(1).getMessage().getHeaders())
                .containsEntry(AutoenhanceConstants.STATUS, "processed")
                .doesNotContainKey(AutoenhanceConstants.STATUS_REASON);
    }

    @Test
    void skips_image_older_than_maxAge() throws Exception {
        // given
        emulator().finish(uploaded("villa"));
        long uploaded = System.currentTimeMillis();
        await().atMost(LONG).until(() -> System.currentTimeMillis() > uploaded + 100);

        // when
        consume(IMAGES + "&maxAge=10");
        awaitMorePolls(Route.RETRIEVE_ORDER);

        // then
        assertThat(received()).isEmpty();
    }

    @Test
    void polls_order_without_key() throws Exception {
        // given
        emulator().finish(uploaded("villa"));
        component().getConfiguration().setApiKey(null);

        // when
        consume(IMAGES);

        // then
        awaitReceived(1);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void deletes_downloaded_picture_when_exchange_is_done() throws Exception {
        // given
        String image = uploadedPicture();
        emulator().finish(image);
        Path spool = folder.resolve("spool");
        List<Integer> openFiles = new CopyOnWriteArrayList<>();

        // when
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(IMAGES + "&download=true&preview=false&spoolDirectory=" + spool)
                        .process(exchange -> openFiles.add(OpenFiles.in(spool)))
                        .validate(body().isInstanceOf(StreamCache.class))
                        .convertBodyTo(byte[].class)
                        .to("mock:consumed");
            }
        });
        awaitReceived(1);

        // then
        byte[] wanted = template.requestBodyAndHeader(
                "autoenhance:images?operation=download&preview=false",
                null,
                AutoenhanceConstants.IMAGE_ID,
                image,
                byte[].class);
        Exchange exchange = received().get(0);
        assertThat(exchange.getMessage().getBody(byte[].class))
                .hasSizeGreaterThan(128 * 1024)
                .isEqualTo(wanted);
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(Exchange.FILE_NAME, "kitchen.jpg")
                .containsEntry(Exchange.CONTENT_TYPE, "image/jpeg")
                .containsEntry(AutoenhanceConstants.PREVIEW, false)
                .containsEntry(AutoenhanceConstants.IMAGE_ID, image)
                .containsEntry(AutoenhanceConstants.ORDER_ID, "villa")
                .containsEntry(AutoenhanceConstants.STATUS, "processed");
        assertThat(openFiles).containsExactly(1);
        await().atMost(LONG).untilAsserted(() -> assertThat(OpenFiles.in(spool)).isZero());
        assertThat(spool).isEmptyDirectory();
    }

    @Test
    void delivers_record_of_failed_image_instead_of_picture() throws Exception {
        // given
        emulator().setStatus(uploaded("villa"), "expired", null);

        // when
        consume(IMAGES + "&download=true&preview=true");
        awaitReceived(1);

        // then
        assertThat(received().get(0).getMessage().getBody()).isInstanceOf(AutoenhanceImage.class);
        assertThat(emulator().journal().requests(Route.DOWNLOAD_ENHANCED)).isEmpty();
    }

    @Test
    void delivers_image_after_failed_download_in_later_poll() throws Exception {
        // given
        String first = finishedPicture();
        String second = finishedPicture();
        emulator()
                .faults()
                .on(Route.DOWNLOAD_ENHANCED, Fault.status(404), Fault.pass(), Fault.status(404), Fault.pass());

        // when
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(IMAGES + "&download=true&preview=true")
                        .convertBodyTo(byte[].class)
                        .to("mock:consumed");
            }
        });
        awaitReceived(2);
        awaitMorePolls(Route.RETRIEVE_ORDER);

        // then
        assertThat(received())
                .extracting(exchange -> exchange.getMessage().getHeader(AutoenhanceConstants.IMAGE_ID))
                .containsExactly(second, first);
        assertThat(received().get(0).getProperty(Exchange.BATCH_COMPLETE)).isEqualTo(true);
        assertThat(emulator().journal().requests(Route.DOWNLOAD_ENHANCED)).hasSize(4);
    }

    @Test
    void skips_failed_download_with_one_image_per_poll() throws Exception {
        // given
        String first = finishedPicture();
        String second = finishedPicture();
        emulator()
                .faults()
                .otherwise(request -> request.path().contains(first + "/") ? Fault.status(404) : Fault.pass());

        // when
        consume(IMAGES + "&download=true&preview=true&maxMessagesPerPoll=1");
        awaitReceived(1);

        // then
        assertThat(received().get(0).getMessage().getHeaders()).containsEntry(AutoenhanceConstants.IMAGE_ID, second);
        assertThat(received().get(0).getProperty(Exchange.BATCH_SIZE)).isEqualTo(1);
    }

    @Test
    void holds_downloads_back_with_bounded_threads() throws Exception {
        // given
        for (int i = 0; i < 6; i++) {
            finishedPicture();
        }
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch goOn = new CountDownLatch(1);

        // when: one exchange has the thread, one the queue, and the poll itself runs the third
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(IMAGES + "&download=true&preview=true")
                        .threads(1, 1)
                        .maxQueueSize(1)
                        .process(exchange -> {
                            begun.countDown();
                            goOn.await();
                        })
                        .to("mock:consumed");
            }
        });
        begun.await();

        // then: these and the one ahead
        assertThat(emulator().journal().requests(Route.DOWNLOAD_ENHANCED)).hasSize(4);

        // when
        goOn.countDown();

        // then
        awaitReceived(6);
    }

    @Test
    void logs_a_download_failure_that_comes_back() throws Exception {
        // given: a download that fails twice, succeeds, and fails again after the route has failed
        finishedPicture();
        Fault missing = Fault.status(404);
        emulator().faults().on(Route.DOWNLOAD_ENHANCED, missing, missing, Fault.pass(), missing, Fault.pass());
        AtomicInteger tries = new AtomicInteger();

        // when
        String log = TestLog.during(() -> {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(IMAGES + "&download=true&preview=true")
                            .process(exchange -> {
                                if (tries.incrementAndGet() == 1) {
                                    throw new IllegalStateException("The disk is full");
                                }
                            })
                            .to("mock:consumed");
                }
            });
            awaitReceived(1);
        });

        // then
        assertThat(log.split("is tried again with every poll", -1))
                .as("two messages")
                .hasSize(3);
    }

    private String finishedPicture() {
        String imageId = uploadedPicture();
        emulator().finish(imageId);
        return imageId;
    }

    private String uploadedPicture() {
        return template.request("autoenhance:images", exchange -> {
                    exchange.getMessage().setBody(kitchen);
                    exchange.getMessage()
                            .setHeaders(new HashMap<>(Map.of(
                                    AutoenhanceConstants.ORDER_ID, "villa",
                                    AutoenhanceConstants.IMAGE_NAME, "kitchen.jpg")));
                })
                .getMessage()
                .getHeader(AutoenhanceConstants.IMAGE_ID, String.class);
    }
}
