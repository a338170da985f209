/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.await;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.error.AutoenhanceEnhancementException;
import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.testing.WorkflowTestSupport;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Photo in, enhanced photo out, in one step. */
@Timeout(600)
class EnhanceTest extends WorkflowTestSupport {

    private static final String ENHANCE = "autoenhance:images?operation=enhance&preview=true";

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:enhance")
                        .errorHandler(defaultErrorHandler()
                                .maximumRedeliveries(3)
                                .redeliveryDelay(10)
                                .logRetryAttempted(false))
                        .to(ENHANCE + "&maxRetries=0");
                // One body, two orders, and the header of a redelivery that an earlier step has left behind.
                from("direct:loop")
                        .loop(2)
                        .process(exchange -> exchange.getMessage()
                                .setHeader(
                                        AutoenhanceConstants.ORDER_ID,
                                        "villa-" + (exchange.getProperty(Exchange.LOOP_INDEX, 0, Integer.class) + 1)))
                        .doTry()
                        .to(ENHANCE + "&maxRetries=0")
                        .doCatch(AutoenhanceException.class)
                        .end()
                        .end();
                from("direct:narrow").to(ENHANCE + "&maxConcurrentUploads=1");
            }
        };
    }

    @Test
    void returns_enhanced_picture_with_image_in_headers() throws Exception {
        // when
        Exchange exchange = send("direct:enhance", kitchen, Map.of(Exchange.FILE_NAME, "kitchen.jpg"));

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(ImageIO.read(new ByteArrayInputStream(exchange.getMessage().getBody(byte[].class))))
                .isNotNull();
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(Exchange.FILE_NAME, "kitchen.jpg")
                .containsEntry(Exchange.CONTENT_TYPE, "image/jpeg")
                .containsEntry(AutoenhanceConstants.IMAGE_ID, onlyImage().imageId())
                .containsEntry(AutoenhanceConstants.ORDER_ID, onlyImage().orderId())
                .containsEntry(AutoenhanceConstants.STATUS, "processed")
                .containsEntry(AutoenhanceConstants.UPLOADED_BYTES, (long) kitchen.length)
                .containsEntry(AutoenhanceConstants.PREVIEW, true);
    }

    @Test
    void continues_last_attempt_at_redelivery_without_uploading_again() {
        // given
        emulator().faults().on(Route.DOWNLOAD_ENHANCED, Fault.status(503), Fault.reset());

        // when
        Exchange exchange = send("direct:enhance", kitchen);

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(emulator().journal().requests(Route.UPLOAD)).hasSize(1);
        assertThat(emulator().journal().requests(Route.DOWNLOAD_ENHANCED)).hasSize(3);
        assertThat(onlyImage().bytes()).isEqualTo(kitchen.length);
    }

    @Test
    void continues_failed_upload_at_redelivery_with_its_record() {
        // given
        emulator().faults().on(Route.UPLOAD, Fault.status(503));

        // when
        Exchange exchange = send("direct:enhance", kitchen);

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(emulator().journal().requests(Route.CREATE_IMAGE)).hasSize(1);
        assertThat(onlyImage().bytes()).isEqualTo(kitchen.length);
    }

    @Test
    void processes_image_again_at_redelivery_without_uploading_again() {
        // given
        emulator().failNext("capacity of the account is used up");

        // when
        Exchange exchange = send("direct:enhance", kitchen);

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(emulator().journal().requests(Route.UPLOAD)).hasSize(1);
        assertThat(emulator().journal().requests(Route.PROCESS_IMAGE)).hasSize(1);
        assertThat(onlyImage().status()).isEqualTo("processed");
    }

    @Test
    void retries_processing_until_service_accepts_it() {
        // given
        emulator().failNext("capacity of the account is used up");
        emulator().faults().on(Route.PROCESS_IMAGE, Fault.status(503), Fault.status(503));

        // when
        Exchange exchange = send("direct:enhance", kitchen);

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(emulator().journal().requests(Route.PROCESS_IMAGE)).hasSize(3);
        assertThat(emulator().journal().requests(Route.UPLOAD)).hasSize(1);
    }

    @Test
    void fails_with_reason_and_image_when_enhancement_fails() {
        // given
        emulator().failNext("too dark");

        // when
        Exchange exchange = send(ENHANCE, kitchen);

        // then
        AutoenhanceEnhancementException failure = exchange.getException(AutoenhanceEnhancementException.class);
        assertThat(failure).hasMessageContaining("too dark");
        assertThat(failure.imageId()).isEqualTo(onlyImage().imageId());
    }

    @Test
    void uploads_other_photo_of_redelivered_exchange() throws Exception {
        // given
        emulator().faults().on(Route.DOWNLOAD_ENHANCED, Fault.status(422));

        // when
        Exchange exchange = send("direct:loop", kitchen, Map.of(Exchange.REDELIVERED, true));

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(emulator().images())
                .extracting(EmulatedImage::orderId)
                .containsExactlyInAnyOrder("villa-1", "villa-2");
    }

    @Test
    void holds_no_upload_place_while_waiting() throws Exception {
        // when
        List<CompletableFuture<Exchange>> exchanges = IntStream.range(0, 10)
                .mapToObj(i -> template.asyncSend(
                        "direct:narrow", exchange -> exchange.getMessage().setBody(kitchen)))
                .toList();

        // then
        for (CompletableFuture<Exchange> exchange : exchanges) {
            assertThat(exchange.get().getException()).isNull();
        }
        assertThat(emulator().images()).hasSize(10);
        assertThat(emulator().journal().leaks()).isEmpty();
    }
}
