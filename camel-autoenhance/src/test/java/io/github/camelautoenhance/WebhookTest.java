/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.model.AutoenhanceEvent;
import java.net.http.HttpResponse;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WebhookTest extends WebhookTestSupport {

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("autoenhance:webhook?webhookSecret=" + SECRET).to("mock:events");
            }
        };
    }

    @Test
    void an_event_reaches_the_route_as_body_and_headers() throws Exception {
        // when
        HttpResponse<String> answer = post(processed("img-1"));

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        events().expectedMessageCount(1);
        events().assertIsSatisfied();
        Exchange exchange = events().getExchanges().get(0);
        assertThat(exchange.getMessage().getBody())
                .isEqualTo(new AutoenhanceEvent("image_processed", "img-1", "villa-42", false, true, Map.of()));
        assertThat(exchange.getMessage().getHeaders())
                .containsOnly(
                        Map.entry(AutoenhanceConstants.EVENT, "image_processed"),
                        Map.entry(AutoenhanceConstants.IMAGE_ID, "img-1"),
                        Map.entry(AutoenhanceConstants.ORDER_ID, "villa-42"),
                        Map.entry(AutoenhanceConstants.EVENT_ERROR, false),
                        Map.entry(AutoenhanceConstants.ORDER_IS_PROCESSING, true));
    }
}
