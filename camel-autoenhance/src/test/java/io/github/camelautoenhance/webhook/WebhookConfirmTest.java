/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.model.AutoenhanceImage;
import io.github.camelautoenhance.testing.TestLog;
import io.github.camelautoenhance.testing.WebhookTestSupport;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With confirm=true the route believes the service and not the event. */
@Timeout(60)
class WebhookConfirmTest extends WebhookTestSupport {

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("autoenhance:webhook?confirm=true&maxRetries=0&webhookSecret=" + SECRET)
                        .to("mock:events");
            }
        };
    }

    private String processedImage() {
        String imageId = send("autoenhance:images?imageName=kitchen.jpg", photo(1000))
                .getMessage()
                .getHeader(AutoenhanceConstants.IMAGE_ID, String.class);
        emulator().finish(imageId);
        return imageId;
    }

    @Test
    void delivers_image_as_service_has_it() throws Exception {
        // given
        String imageId = processedImage();
        emulator().setStatus(imageId, "error", "too dark");

        // when
        HttpResponse<String> answer = post(processed(imageId));

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        Exchange exchange = events().getExchanges().get(0);
        assertThat(exchange.getMessage().getBody(AutoenhanceImage.class).imageName())
                .isEqualTo("kitchen.jpg");
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(AutoenhanceConstants.EVENT, "image_processed")
                .containsEntry(AutoenhanceConstants.IMAGE_ID, imageId)
                .containsEntry(AutoenhanceConstants.STATUS, "error")
                .containsEntry(AutoenhanceConstants.STATUS_REASON, "too dark");
    }

    @Test
    void row_51_drops_event_about_image_unknown_to_service() throws Exception {
        // when: it comes again and again
        List<Integer> answers = new ArrayList<>();
        String log = TestLog.during(() -> {
            for (int i = 0; i < 4; i++) {
                answers.add(post(processed("forged")).statusCode());
            }
        });

        // then
        assertThat(answers).containsExactly(503, 503, 200, 200);
        assertThat(log).contains("Dropped the event image_processed of image forged");
        assertThat(events().getExchanges()).isEmpty();
    }

    @Test
    void passes_on_registration_of_unfinished_image() throws Exception {
        // given
        String imageId = processedImage();
        emulator().setStatus(imageId, "processing", null);

        // when
        HttpResponse<String> answer = post(processed(imageId).replace("image_processed", "image_registered"));

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(events().getExchanges())
                .singleElement()
                .extracting(exchange -> exchange.getMessage().getHeader(AutoenhanceConstants.STATUS))
                .isEqualTo("processing");
    }

    @Test
    void delivers_event_again_after_failed_confirmation() throws Exception {
        // given
        String imageId = processedImage();
        emulator().faults().on(Route.RETRIEVE_IMAGE, Fault.status(500));

        // when
        HttpResponse<String> first = post(processed(imageId));
        HttpResponse<String> second = post(processed(imageId));

        // then
        assertThat(first.statusCode()).isEqualTo(503);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(events().getExchanges()).hasSize(1);
    }

    @Test
    void takes_event_that_comes_before_its_image() throws Exception {
        // given: the service does not show the image yet
        String imageId = processedImage();
        emulator().faults().on(Route.RETRIEVE_IMAGE, Fault.status(404));

        // when
        HttpResponse<String> first = post(processed(imageId));
        HttpResponse<String> second = post(processed(imageId));

        // then
        assertThat(first.statusCode()).isEqualTo(503);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(events().getExchanges()).hasSize(1);
    }

    @Test
    void delivers_event_again_when_service_lags_behind() throws Exception {
        // given
        String imageId = processedImage();
        emulator().setStatus(imageId, "processing", null);

        // when
        HttpResponse<String> first = post(processed(imageId));
        emulator().finish(imageId);
        HttpResponse<String> second = post(processed(imageId));

        // then
        assertThat(first.statusCode()).isEqualTo(503);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(events().getExchanges())
                .singleElement()
                .extracting(exchange -> exchange.getMessage().getHeader(AutoenhanceConstants.STATUS))
                .isEqualTo("processed");
    }

    @Test
    void row_52_delivers_late_event_once_with_present_state() throws Exception {
        // given: the image failed and has been processed since; both events come twice, the older one last
        String imageId = processedImage();
        String failed = processed(imageId).replace("\"error\":false", "\"error\":true");

        // when
        for (String event : new String[] {processed(imageId), failed, processed(imageId), failed}) {
            assertThat(post(event).statusCode()).isEqualTo(200);
        }

        // then
        assertThat(events().getExchanges())
                .singleElement()
                .extracting(exchange -> exchange.getMessage().getHeader(AutoenhanceConstants.STATUS))
                .isEqualTo("processed");
    }

    @Test
    void confirms_no_event_without_image() throws Exception {
        // when
        HttpResponse<String> answer = post("{\"event\":\"webhook_updated\"}");

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(emulator().journal().requests()).isEmpty();
        assertThat(events().getExchanges()).hasSize(1);
    }
}
