/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.download;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.RecordedRequest;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.emulator.traffic.WireFault;
import io.github.camelautoenhance.error.AutoenhanceResponseException;
import io.github.camelautoenhance.error.AutoenhanceSourceException;
import io.github.camelautoenhance.error.AutoenhanceUnsafeUrlException;
import io.github.camelautoenhance.testing.WorkflowTestSupport;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.StreamCache;
import org.apache.camel.builder.AggregationStrategies;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures that come back. */
@Timeout(600)
class DownloadTest extends WorkflowTestSupport {

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:workflow")
                        .to("autoenhance:images")
                        .to("autoenhance:images?operation=await")
                        .to("autoenhance:images?operation=download&preview=true")
                        .to("file:" + folder.resolve("out"));
                from("direct:parts")
                        .setBody(constant("1,2"))
                        .split(body(), AggregationStrategies.useLatest())
                        .to("autoenhance:images?operation=download&preview=false")
                        .end()
                        .process(exchange -> exchange.getMessage()
                                .setBody(exchange.getMessage().getBody(byte[].class).length));
                from("direct:again")
                        .to("autoenhance:images?operation=download&preview=false")
                        .wireTap("file:" + folder.resolve("tapped"))
                        .to("file:" + folder.resolve("first"))
                        .to("file:" + folder.resolve("second"));
            }
        };
    }

    @Test
    void enhances_photo_into_file_with_its_name() throws Exception {
        // when
        Exchange exchange = send("direct:workflow", kitchen, Map.of(Exchange.FILE_NAME, "villa/kitchen.jpg"));

        // then
        assertThat(exchange.getException()).isNull();
        BufferedImage picture = ImageIO.read(folder.resolve("out/kitchen.jpg").toFile());
        assertThat(picture.getWidth()).isPositive();
        assertThat(emulator().journal().leaks()).isEmpty();
        assertThat(emulator().credits().spent()).isZero();
    }

    @Test
    void reports_type_and_preview_of_picture() {
        // given
        String imageId = processed();

        // when
        Exchange exchange = about(imageId, "autoenhance:images?operation=download");

        // then
        assertThat(exchange.getMessage().getBody()).isInstanceOf(StreamCache.class);
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(Exchange.CONTENT_TYPE, "image/jpeg")
                .containsEntry(AutoenhanceConstants.PREVIEW, true)
                .containsEntry(AutoenhanceConstants.IMAGE_ID, imageId);
        assertThat(exchange.getMessage().getHeader(Exchange.FILE_NAME, String.class))
                .endsWith(".jpg");
    }

    @Test
    void spends_one_credit_only_for_preview_false_option() {
        // given
        String imageId = processed();
        Map<String, Object> headers =
                Map.of(AutoenhanceConstants.IMAGE_ID, imageId, AutoenhanceConstants.PREVIEW, false);

        // when
        send("autoenhance:images?operation=download", null, headers);
        assertThat(emulator().credits().spent()).isZero();
        about(imageId, "autoenhance:images?operation=download&preview=false");
        about(imageId, "autoenhance:images?operation=download&preview=false");

        // then
        assertThat(emulator().credits().spent()).isOne();
    }

    @Test
    void reads_full_picture_again_and_from_copy() throws Exception {
        // given
        String imageId = processed();
        byte[] preview = about(imageId, "autoenhance:images?operation=download&preview=true")
                .getMessage()
                .getBody(byte[].class);

        // when
        Exchange exchange = send("direct:again", null, Map.of(AutoenhanceConstants.IMAGE_ID, imageId));

        // then
        assertThat(exchange.getException()).isNull();
        byte[] first = onlyFile("first");
        assertThat(first.length).isGreaterThan(preview.length);
        assertThat(onlyFile("second")).isEqualTo(first);
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(onlyFile("tapped")).isEqualTo(first));
    }

    @Test
    void downloads_original_in_requested_size_and_format() throws Exception {
        // given
        String imageId = processed();

        // when
        Exchange exchange = about(
                imageId,
                "autoenhance:images?operation=download&variant=original&preview=false&format=png&maxWidth=100");

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("image/png");
        BufferedImage picture =
                ImageIO.read(new ByteArrayInputStream(exchange.getMessage().getBody(byte[].class)));
        assertThat(picture.getWidth()).isEqualTo(100);
    }

    @Test
    void selects_picture_by_headers_sent_as_parameters() {
        // given
        String imageId = processed();
        Map<String, Object> headers = new HashMap<>(Map.of(
                AutoenhanceConstants.IMAGE_ID,
                imageId,
                AutoenhanceConstants.QUALITY,
                "40",
                AutoenhanceConstants.FORMAT,
                "jpeg",
                AutoenhanceConstants.SCALE,
                0.5));

        // when
        Exchange exchange = send("autoenhance:images?operation=download&quality=80&watermark=true", null, headers);

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(emulator().journal().requests(Route.DOWNLOAD_ENHANCED))
                .singleElement()
                .extracting(RecordedRequest::query)
                .isEqualTo("preview=true&quality=40&format=jpeg&scale=0.5&watermark=true");
    }

    @Test
    void keeps_large_picture_of_part_for_aggregation() {
        // given
        String imageId = processed();

        // when
        Exchange exchange = about(imageId, "direct:parts");

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(Integer.class)).isGreaterThan(128 * 1024);
    }

    @Test
    void row_57_restarts_download_that_was_cut_short() throws Exception {
        // given
        String imageId = processed();
        byte[] whole = about(imageId, "autoenhance:images?operation=download&preview=false")
                .getMessage()
                .getBody(byte[].class);
        emulator().faults().on(Route.DOWNLOAD_FILE, WireFault.cutAfter(10_000), Fault.status(503));

        // when
        Exchange exchange = about(imageId, "autoenhance:images?operation=download&preview=false");

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(byte[].class)).isEqualTo(whole);
        assertThat(emulator().credits().spent()).isOne();
    }

    @Test
    void row_56_follows_redirects_without_sending_key_to_them() {
        // given
        String imageId = processed();

        // when
        about(imageId, "autoenhance:images?operation=download");

        // then
        assertThat(emulator().journal().requests(Route.DOWNLOAD_ENHANCED).get(0).header("x-api-key"))
                .isPresent();
        assertThat(emulator().journal().requests(Route.DOWNLOAD_FILE).get(0).header("x-api-key"))
                .isEmpty();
        assertThat(emulator().journal().leaks()).isEmpty();
    }

    @Test
    void row_56_follows_relative_redirect_without_key() {
        // given
        String imageId = processed();
        String target = "/v3/images/" + imageId + "/original?preview=true&format=png";
        emulator().faults().on(Route.DOWNLOAD_ENHANCED, Fault.status(302).header("Location", target));

        // when
        Exchange exchange = about(imageId, "autoenhance:images?operation=download");

        // then
        assertThat(emulator().journal().requests(Route.DOWNLOAD_ORIGINAL))
                .singleElement()
                .satisfies(request -> assertThat(request.header("x-api-key")).isEmpty());
        assertThat(exchange.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("image/png");
    }

    @Test
    void gives_up_on_endless_redirects() {
        // given
        String imageId = processed();
        Fault again = Fault.status(302).header("Location", "/v3/images/" + imageId + "/original");
        emulator().faults().on(Route.DOWNLOAD_ENHANCED, again);
        emulator().faults().on(Route.DOWNLOAD_ORIGINAL, again, again, again, again, again, again);

        // when
        Exchange exchange = about(imageId, "autoenhance:images?operation=download");

        // then
        assertThat(exchange.getException()).isInstanceOf(AutoenhanceResponseException.class);
        assertThat(emulator().journal().requests(Route.DOWNLOAD_ORIGINAL)).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://203.0.113.7/picture.jpg",
                "ftp://localhost/picture.jpg",
                "file:///etc/passwd",
                "https://user:secret@localhost/picture.jpg",
                "//203.0.113.7/picture.jpg",
                "https://"
            })
    void refuses_redirect_to_unsafe_address(String location) {
        // given
        String imageId = processed();
        emulator().faults().on(Route.DOWNLOAD_ENHANCED, Fault.status(302).header("Location", location));

        // when
        Exchange exchange = about(imageId, "autoenhance:images?operation=download");

        // then
        assertThat(exchange.getException())
                .isInstanceOf(AutoenhanceUnsafeUrlException.class)
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/html; charset=utf-8"})
    void refuses_page_instead_of_picture(String type) {
        // given
        String imageId = processed();
        emulator().faults().on(Route.DOWNLOAD_ENHANCED, Fault.status(200).body(type, "<html>please log in</html>"));

        // when
        Exchange exchange = about(imageId, "autoenhance:images?operation=download");

        // then
        assertThat(exchange.getException())
                .isInstanceOf(AutoenhanceResponseException.class)
                .hasMessageContaining("no picture")
                .hasMessageContaining("please log in");
    }

    @Test
    void refuses_empty_picture() {
        // given
        String imageId = processed();
        emulator().faults().on(Route.DOWNLOAD_ENHANCED, Fault.status(200).body("image/jpeg", ""));

        // when
        Exchange exchange = about(imageId, "autoenhance:images?operation=download");

        // then
        assertThat(exchange.getException())
                .isInstanceOf(AutoenhanceResponseException.class)
                .hasMessageContaining("no picture");
    }

    @Test
    void accepts_type_of_picture_in_capitals() {
        // given
        String imageId = processed();
        emulator().faults().on(Route.DOWNLOAD_ENHANCED, Fault.status(200).body("Image/JPEG", "picture"));

        // when
        Exchange exchange = about(imageId, "autoenhance:images?operation=download");

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(String.class)).isEqualTo("picture");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/cron.d/job", "..\\..\\job.jpg", "/etc/passwd", "..", "a\u0000b/../c.jpg"})
    void strips_path_from_name_of_service(String name) throws Exception {
        // given
        String imageId = processed();
        String disposition = "attachment; filename=\"" + name.replace("\u0000", "") + "\"";
        emulator()
                .faults()
                .on(
                        Route.DOWNLOAD_ENHANCED,
                        Fault.status(200)
                                .header("Content-Disposition", disposition)
                                .body("image/jpeg", "picture"));

        // when
        Exchange exchange = about(imageId, "autoenhance:images?operation=download");

        // then
        String given = exchange.getMessage().getHeader(Exchange.FILE_NAME, String.class);
        assertThat(given)
                .doesNotContain("/")
                .doesNotContain("\\")
                .isNotEqualTo("..")
                .endsWith(".jpg");
        assertThat(Path.of(given).getNameCount()).isOne();
    }

    @Test
    void fails_as_final_when_picture_exceeds_maxSize() {
        // given
        String imageId = processed();

        // when
        Exchange exchange = about(imageId, "autoenhance:images?operation=download&maxSize=1000&maxRetries=0");

        // then
        AutoenhanceSourceException failure = exchange.getException(AutoenhanceSourceException.class);
        assertThat(failure).hasMessageContaining("maxSize");
        assertThat(failure.isRetryable()).isFalse();
    }

    static List<Arguments> badInputs() {
        return List.of(
                Arguments.of("variant=enlarged", Map.of(), "Option variant"),
                Arguments.of("quality=91", Map.of(), "Option quality must be 1 to 90"),
                Arguments.of("scale=0", Map.of(), "Option scale"),
                Arguments.of("maxWidth=0", Map.of(), "Option maxWidth"),
                Arguments.of("preview=maybe", Map.of(), "Option preview must be true or false"),
                Arguments.of("imageId=i", Map.of(AutoenhanceConstants.QUALITY, 0), "CamelAutoenhanceQuality"),
                Arguments.of("imageId=i", Map.of(AutoenhanceConstants.SCALE, "big"), "CamelAutoenhanceScale"),
                Arguments.of("imageId=i", Map.of(AutoenhanceConstants.VARIANT, "x"), "CamelAutoenhanceVariant"),
                Arguments.of("imageId=i", Map.of(AutoenhanceConstants.MAX_WIDTH, -1), "CamelAutoenhanceMaxWidth"),
                Arguments.of("imageId=", Map.of(), "imageId"));
    }

    @ParameterizedTest
    @MethodSource("badInputs")
    void names_bad_input_without_sending_a_request(String option, Map<String, Object> headers, String named) {
        // when
        Throwable failure;
        try {
            failure = send("autoenhance:images?operation=download&" + option, null, headers)
                    .getException();
        } catch (Exception atStart) {
            failure = atStart;
        }

        // then
        assertThat(org.apache.camel.util.ObjectHelper.getException(IllegalArgumentException.class, failure))
                .hasMessageContaining(named);
        assertThat(emulator().journal().requests()).isEmpty();
    }

    private String processed() {
        String imageId = uploaded("");
        emulator().finish(imageId);
        return imageId;
    }

    private byte[] onlyFile(String directory) throws Exception {
        try (var files = Files.list(folder.resolve(directory))) {
            List<Path> list = files.toList();
            assertThat(list).hasSize(1);
            try (InputStream in = Files.newInputStream(list.get(0))) {
                return in.readAllBytes();
            }
        }
    }
}
