/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.testing.EmulatorTestSupport;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Camel tries again: with the same record for the same photo, and never with another photo's. */
@Timeout(600)
class RedeliveryTest extends EmulatorTestSupport {

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:redelivered")
                        .streamCache("false")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(2).redeliveryDelay(1))
                        .to("autoenhance:images?maxRetries=0")
                        .to("mock:done");

                from("direct:changed")
                        .errorHandler(defaultErrorHandler()
                                .maximumRedeliveries(1)
                                .redeliveryDelay(1)
                                .onRedelivery(exchange ->
                                        exchange.getMessage().setHeader(AutoenhanceConstants.ORDER_ID, "villa-2")))
                        .to("autoenhance:images?maxRetries=0");

                // Copies of an exchange have its properties, here with the header of a redelivery and the same body.
                from("direct:copies")
                        .errorHandler(noErrorHandler())
                        .setHeader(AutoenhanceConstants.IMAGE_NAME, constant("same.jpg"))
                        .doTry()
                        .to("autoenhance:images?maxRetries=0")
                        .doCatch(AutoenhanceException.class)
                        .end()
                        .setHeader(Exchange.REDELIVERED, constant(true))
                        .multicast()
                        .to("direct:copy", "direct:copy");
                from("direct:copy").errorHandler(noErrorHandler()).to("autoenhance:images?maxRetries=0");

                from("direct:loop")
                        .errorHandler(noErrorHandler())
                        .loop(2)
                        .setBody(exchange ->
                                photo(exchange.getProperty("CamelLoopIndex", Integer.class) == 0 ? 1000 : 2000))
                        .setHeader(AutoenhanceConstants.IMAGE_NAME, constant("same.jpg"))
                        .doTry()
                        .to("autoenhance:images?maxRetries=0")
                        .doCatch(AutoenhanceException.class)
                        .to("mock:failed")
                        .end()
                        .end();

                from("direct:multicast")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(2).redeliveryDelay(1))
                        .multicast()
                        .to("direct:branch", "direct:branch");
                from("direct:branch")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(2).redeliveryDelay(1))
                        .to("autoenhance:images?maxRetries=0");

                from("direct:split").split(body()).to("direct:branch");

                // An earlier step that was redelivered leaves CamelRedelivered=true behind for the rest of the route.
                from("direct:loop-after-redelivery")
                        .errorHandler(noErrorHandler())
                        .setHeader(Exchange.REDELIVERED, constant(true))
                        .loop(2)
                        .setBody(exchange -> equallyLong(exchange.getProperty("CamelLoopIndex", Integer.class)))
                        .setHeader(AutoenhanceConstants.IMAGE_NAME, constant("same.jpg"))
                        .doTry()
                        .to("autoenhance:images?maxRetries=0")
                        .doCatch(AutoenhanceException.class)
                        .to("mock:failed")
                        .end()
                        .end();
            }
        };
    }

    @Test
    void sends_photo_to_record_of_first_attempt() throws Exception {
        // given
        emulator().faults().on(Route.UPLOAD, Fault.status(503), Fault.reset());

        // when
        template.requestBody("direct:redelivered", photo(100_000));

        // then
        assertThat(onlyImage().sha256()).isEqualTo(sha256(photo(100_000)));
        assertThat(emulator().journal().requests(Route.CREATE_IMAGE)).hasSize(1);
        assertThat(emulator().journal().requests(Route.UPLOAD)).hasSize(3);
    }

    @Test
    void creates_a_record_when_redelivery_changes_order() {
        // given
        emulator().faults().on(Route.UPLOAD, Fault.status(503));

        // when
        template.requestBodyAndHeader("direct:changed", photo(1000), AutoenhanceConstants.ORDER_ID, "villa-1");

        // then
        assertThat(emulator().images()).extracting(EmulatedImage::orderId).containsExactly("villa-1", "villa-2");
        assertThat(emulator().images()).extracting(EmulatedImage::bytes).containsExactly(-1L, 1000L);
    }

    @Test
    void creates_a_record_for_each_copied_exchange() {
        // given
        emulator().faults().on(Route.UPLOAD, Fault.status(503));

        // when
        template.requestBody("direct:copies", photo(1000));

        // then
        assertThat(emulator().images()).extracting(EmulatedImage::bytes).containsExactly(-1L, 1000L, 1000L);
    }

    @Test
    void row_30_finds_stream_again_that_first_attempt_has_read() throws Exception {
        // given
        emulator().faults().on(Route.UPLOAD, Fault.status(503));

        // when
        template.requestBody("direct:redelivered", new ByteArrayInputStream(photo(100_000)));

        // then
        assertThat(onlyImage().sha256()).isEqualTo(sha256(photo(100_000)));
    }

    @Test
    void row_3_makes_second_record_after_lost_reply_to_create() throws Exception {
        // given
        emulator().faults().on(Route.CREATE_IMAGE, Fault.resetAfter());

        // when
        template.requestBody("direct:redelivered", photo(1000));

        // then: doubled would mean two records with bytes
        List<EmulatedImage> images = emulator().images();
        assertThat(images).extracting(EmulatedImage::bytes).containsExactly(-1L, 1000L);
    }

    @Test
    void keeps_another_photo_out_of_failed_record() throws Exception {
        // given
        emulator().faults().on(Route.UPLOAD, Fault.status(503));

        // when
        template.requestBody("direct:loop", (Object) null);

        // then
        assertThat(emulator().images()).extracting(EmulatedImage::bytes).containsExactly(-1L, 2000L);
        assertThat(emulator().images().get(1).sha256()).isEqualTo(sha256(photo(2000)));
    }

    @Test
    void distinguishes_equally_named_photos_after_redelivery() throws Exception {
        // given: stored, but the reply is lost
        emulator().faults().on(Route.UPLOAD, Fault.resetAfter());

        // when
        template.requestBody("direct:loop-after-redelivery", (Object) null);

        // then
        assertThat(emulator().images())
                .extracting(EmulatedImage::sha256)
                .containsExactly(sha256(equallyLong(0)), sha256(equallyLong(1)));
    }

    @Test
    void fills_own_record_in_each_branch_of_multicast() throws Exception {
        // given
        emulator().faults().on(Route.UPLOAD, Fault.status(503), Fault.pass(), Fault.reset());

        // when
        template.requestBody("direct:multicast", photo(1000));

        // then
        assertThat(emulator().images())
                .extracting(EmulatedImage::sha256)
                .containsExactly(sha256(photo(1000)), sha256(photo(1000)));
    }

    @Test
    void keeps_own_record_for_each_part_of_split() throws Exception {
        // given
        List<byte[]> photos = List.of(equallyLong(0), equallyLong(1), equallyLong(2));
        emulator().faults().on(Route.UPLOAD, Fault.status(503), Fault.pass(), Fault.resetAfter());

        // when
        template.requestBody("direct:split", photos);

        // then
        assertThat(emulator().images())
                .extracting(EmulatedImage::sha256)
                .containsExactly(sha256(photos.get(0)), sha256(photos.get(1)), sha256(photos.get(2)));
        assertThat(emulator().journal().requests(Route.CREATE_IMAGE)).hasSize(3);
    }

    private static byte[] equallyLong(int index) {
        byte[] photo = photo(1000);
        photo[0] = (byte) index;
        return photo;
    }
}
