/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.testing.EmulatorTestSupport;
import io.github.camelautoenhance.testing.OpenFiles;
import io.github.camelautoenhance.testing.Pictures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.builder.AggregationStrategies;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.util.IOHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a downloaded picture can be read, and when its temporary file goes. */
@Timeout(600)
@EnabledOnOs(OS.LINUX)
class PictureLifetimeTest extends EmulatorTestSupport {

    private static final int SMALL = 1000;
    private static final int LARGE = 320_000;
    /** Ends a test that hangs, and no other. */
    private static final Duration HANG = Duration.ofMinutes(5);

    private Path spool;
    private String download;

    @BeforeEach
    void chooseSpoolDirectory() {
        spool = folder.resolve("spool");
        download = "autoenhance:images?operation=download&variant=original&preview=false&spoolDirectory=" + spool;
    }

    // Callers

    @ParameterizedTest
    @ValueSource(ints = {SMALL, LARGE})
    void gives_caller_whole_picture_as_bytes(int length) throws Exception {
        // given
        addRoutes(routes -> routes.from("direct:picture").to(download));

        // when
        byte[] picture = template.requestBodyAndHeaders("direct:picture", null, image(length), byte[].class);

        // then
        assertThat(picture).isEqualTo(photo(length));
        assertThat(OpenFiles.in(spool)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {SMALL, LARGE})
    void gives_caller_whole_picture_as_stream(int length) throws Exception {
        // given
        addRoutes(routes -> routes.from("direct:picture").to(download));

        // when
        byte[] picture;
        try (InputStream in =
                template.requestBodyAndHeaders("direct:picture", null, image(length), InputStream.class)) {
            picture = in.readAllBytes();
        }

        // then
        assertThat(picture).isEqualTo(photo(length));
        assertThat(OpenFiles.in(spool)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {SMALL, LARGE})
    void gives_caller_whole_picture_in_exchange(int length) throws Exception {
        // given
        addRoutes(routes -> routes.from("direct:picture").to(download));

        // when
        Exchange exchange = send("direct:picture", null, image(length));

        // then
        assertThat(exchange.getMessage().getBody(byte[].class)).isEqualTo(photo(length));
        assertThat(OpenFiles.in(spool)).isZero();
    }

    @Test
    void gives_caller_picture_that_a_step_stored() throws Exception {
        // given
        addRoutes(routes -> routes.from("direct:picture").to(download).to("file:" + folder.resolve("archive")));

        // when
        byte[] picture = template.requestBodyAndHeaders("direct:picture", null, image(LARGE), byte[].class);

        // then
        assertThat(picture).isEqualTo(photo(LARGE));
    }

    @Test
    void writes_enhanced_picture_to_response() throws Exception {
        // given
        addRoutes(routes ->
                routes.from("direct:enhance").to("autoenhance:images?operation=enhance&preview=true&pollDelay=20ms"));
        byte[] photo = Pictures.jpeg(64, 48);
        ByteArrayOutputStream response = new ByteArrayOutputStream();

        // when
        writeEnhanced(photo, response);

        // then
        assertThat(response.toByteArray()).startsWith(0xff, 0xd8);
    }

    private void writeEnhanced(byte[] photo, OutputStream response) throws IOException {
        try (InputStream picture = template.requestBody("direct:enhance", photo, InputStream.class)) {
            picture.transferTo(response);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {SMALL, LARGE})
    void refuses_to_read_what_the_caller_closed(int length) {
        // given
        InputStream picture = send(download, null, image(length)).getMessage().getBody(InputStream.class);

        // when
        assertThat(picture).isInstanceOf(StreamCache.class);
        IOHelper.close(picture);

        // then
        assertThatThrownBy(picture::read).isInstanceOf(IOException.class).hasMessageContaining("was closed");
    }

    @Test
    void frees_picture_that_the_caller_dropped() throws Exception {
        // given
        addRoutes(routes -> routes.from("direct:picture").to(download));
        Map<String, Object> image = image(LARGE);

        // when
        assertThat(bodyLength("direct:picture", image)).isEqualTo(LARGE);

        // then
        awaitNoOpenFile();
    }

    // Routes that nobody waits for

    @Test
    void frees_stored_picture_when_the_exchange_ends() throws Exception {
        // given: a reference that would keep an unread picture
        List<Object> bodies = new CopyOnWriteArrayList<>();
        CountDownLatch ended = new CountDownLatch(1);
        addRoutes(routes -> routes.from("seda:pictures")
                .process(exchange -> exchange.getExchangeExtension().addOnCompletion(after(ended)))
                .to(download)
                .process(exchange -> bodies.add(exchange.getMessage().getBody()))
                .to("file:" + folder.resolve("archive")));

        // when
        template.sendBodyAndHeaders("seda:pictures", null, image(LARGE));
        ended.await();

        // then
        assertThat(bodies).singleElement().isInstanceOf(StreamCache.class);
        assertThat(OpenFiles.in(spool)).isZero();
        assertThat(spool).isEmptyDirectory();
    }

    @Test
    void frees_picture_that_no_step_reads() throws Exception {
        // given
        CountDownLatch ended = new CountDownLatch(1);
        addRoutes(routes -> routes.from("seda:pictures")
                .process(exchange -> exchange.getExchangeExtension().addOnCompletion(after(ended)))
                .to(download));

        // when
        template.sendBodyAndHeaders("seda:pictures", null, image(LARGE));
        ended.await();

        // then
        awaitNoOpenFile();
    }

    @Test
    void keeps_unread_pictures_for_an_aggregator() throws Exception {
        // given
        addRoutes(routes -> routes.from("seda:pictures")
                .to(download)
                .aggregate(routes.constant(true), AggregationStrategies.groupedBody())
                .completionSize(2)
                .split(routes.body())
                .to("file:" + folder.resolve("archive") + "?fileName=${exchangeProperty.CamelSplitIndex}"));
        Map<String, Object> image = image(LARGE);

        // when
        template.sendBodyAndHeaders("seda:pictures", null, image);
        template.sendBodyAndHeaders("seda:pictures", null, image);

        // then
        awaitFile("archive/0");
        awaitFile("archive/1");
    }

    @Test
    void keeps_stored_picture_for_steps_on_completion() throws Exception {
        // given
        addRoutes(routes -> routes.from("seda:pictures")
                .onCompletion()
                .to("file:" + folder.resolve("completed") + "?fileName=picture")
                .end()
                .to(download)
                .to("file:" + folder.resolve("archive")));

        // when
        template.sendBodyAndHeaders("seda:pictures", null, image(LARGE));

        // then
        awaitFile("completed/picture");
    }

    // Several readers

    @ParameterizedTest
    @ValueSource(strings = {"direct:picture", "seda:picture"})
    void keeps_reply_of_another_route_for_every_step(String route) throws Exception {
        // given
        addRoutes(routes -> {
            routes.from(route).to(download);
            routes.from("direct:calling")
                    .enrich(route)
                    .to("file:" + folder.resolve("first") + "?fileName=picture")
                    .to("file:" + folder.resolve("second") + "?fileName=picture");
        });

        // when
        Exchange exchange = send("direct:calling", null, image(LARGE));

        // then
        assertThat(exchange.getException()).isNull();
        awaitFile("first/picture");
        awaitFile("second/picture");
    }

    @Test
    void gives_whole_picture_to_a_redelivered_step() throws Exception {
        // given
        AtomicInteger tries = new AtomicInteger();
        List<byte[]> read = new CopyOnWriteArrayList<>();
        addRoutes(routes -> routes.from("seda:pictures")
                .errorHandler(
                        routes.defaultErrorHandler().maximumRedeliveries(2).redeliveryDelay(1))
                .to(download)
                .process(exchange -> {
                    try (InputStream in = exchange.getMessage().getBody(InputStream.class)) {
                        if (tries.incrementAndGet() < 3) {
                            assertThat(in.readNBytes(LARGE / 2)).hasSize(LARGE / 2);
                            throw new IOException("connection to the FTP server lost");
                        }
                        read.add(in.readAllBytes());
                    }
                }));

        // when
        template.sendBodyAndHeaders("seda:pictures", null, image(LARGE));

        // then
        await().atMost(HANG).until(() -> !read.isEmpty());
        assertThat(read).singleElement().isEqualTo(photo(LARGE));
    }

    @Test
    void gives_whole_picture_to_each_branch() throws Exception {
        // given
        addRoutes(routes -> routes.from("seda:pictures")
                .to(download)
                .wireTap("file:" + folder.resolve("tapped") + "?fileName=picture")
                .multicast()
                .parallelProcessing()
                .to("file:" + folder.resolve("left") + "?fileName=picture")
                .to("file:" + folder.resolve("right") + "?fileName=picture")
                .to("seda:next")
                .end());
        addRoutes(routes -> routes.from("seda:next").to("file:" + folder.resolve("next") + "?fileName=picture"));

        // when
        template.sendBodyAndHeaders("seda:pictures", null, image(LARGE));

        // then
        for (String branch : List.of("tapped", "left", "right", "next")) {
            awaitFile(branch + "/picture");
        }
        awaitNoOpenFile();
    }

    @Test
    void keeps_picture_when_route_hands_over_a_copy() throws Exception {
        // given: the route that gets the copy has ended before this one reads
        CountDownLatch copyEnded = new CountDownLatch(1);
        addRoutes(routes -> {
            routes.from("seda:pictures")
                    .to(download)
                    .to("file:" + folder.resolve("first") + "?fileName=picture")
                    .to("seda:copies")
                    .process(exchange -> copyEnded.await())
                    .to("file:" + folder.resolve("second") + "?fileName=picture");
            routes.from("seda:copies")
                    .process(exchange -> exchange.getExchangeExtension().addOnCompletion(after(copyEnded)))
                    .to("file:" + folder.resolve("copy") + "?fileName=picture");
        });

        // when
        template.sendBodyAndHeaders("seda:pictures", null, image(LARGE));

        // then
        awaitFile("copy/picture");
        awaitFile("second/picture");
    }

    private interface Routes {
        void addTo(RouteBuilder routes) throws Exception;
    }

    private void addRoutes(Routes routes) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() throws Exception {
                routes.addTo(this);
            }
        });
    }

    /** The headers that ask for the picture of an image of that many bytes. */
    private Map<String, Object> image(int length) {
        Object id = send("autoenhance:images", photo(length)).getMessage().getHeader(AutoenhanceConstants.IMAGE_ID);
        return Map.of(AutoenhanceConstants.IMAGE_ID, id);
    }

    /** Keeps nothing of the exchange. */
    private long bodyLength(String uri, Map<String, Object> headers) throws IOException {
        StreamCache body = send(uri, null, headers).getMessage().getBody(StreamCache.class);
        assertThat(OpenFiles.in(spool)).isOne();
        return body.length();
    }

    private void awaitNoOpenFile() {
        await().atMost(HANG).untilAsserted(() -> {
            System.gc();
            assertThat(OpenFiles.in(spool)).isZero();
            assertThat(spool).isEmptyDirectory();
        });
    }

    private void awaitFile(String name) {
        await().atMost(HANG)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> Files.size(folder.resolve(name)) == LARGE);
        assertThat(folder.resolve(name)).hasBinaryContent(photo(LARGE));
    }

    private static Synchronization after(CountDownLatch latch) {
        return new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange exchange) {
                latch.countDown();
            }

            @Override
            public boolean allowHandover() {
                return false;
            }

            @Override
            public int getOrder() {
                // After the component's own.
                return Integer.MAX_VALUE;
            }
        };
    }
}
