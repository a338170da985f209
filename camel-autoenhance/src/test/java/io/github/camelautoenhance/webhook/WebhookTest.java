/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.AutoenhanceComponent;
import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.model.AutoenhanceEvent;
import io.github.camelautoenhance.testing.Secrets;
import io.github.camelautoenhance.testing.WebhookTestSupport;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WebhookTest extends WebhookTestSupport {

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("autoenhance:webhook?webhookSecret=" + SECRET)
                        .routeId("events")
                        .to("mock:events");
            }
        };
    }

    @Test
    void delivers_event_as_body_and_headers() throws Exception {
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"event\":\"webhook_updated\"}",
                "{\"event\":\"image_registered\",\"image_id\":\"img-1\",\"order_id\":\"villa-42\"}",
                "{\"event\":\"order_shipped\",\"carrier\":{\"name\":\"pigeon\"}}"
            })
    void delivers_every_type_of_event_unchanged(String json) throws Exception {
        // when
        HttpResponse<String> answer = post(json);

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(events().getExchanges())
                .singleElement()
                .extracting(exchange -> exchange.getMessage().getBody(String.class))
                .isEqualTo(json);
    }

    @Test
    void delivers_failed_enhancement_with_its_error() throws Exception {
        // when
        HttpResponse<String> answer = post(processed("img-1").replace("\"error\":false", "\"error\":true"));

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(events().getExchanges())
                .singleElement()
                .extracting(exchange -> exchange.getMessage().getHeader(AutoenhanceConstants.EVENT_ERROR))
                .isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \r\n"})
    void answers_empty_set_up_request_without_delivering(String body) throws Exception {
        // when
        HttpResponse<String> answer = post(body);

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(events().getExchanges()).isEmpty();
    }

    @Test
    void copies_nothing_between_request_exchange_and_answer() throws Exception {
        // when
        HttpResponse<String> answer = send(request()
                .header("Authentication", SECRET)
                .header("X-Stray", "stray")
                .header("CamelAutoenhanceImageId", "forged")
                .header("camelhttpuri", "http://127.0.0.1/forged")
                .POST(HttpRequest.BodyPublishers.ofString(processed("img-1"))));

        // then
        assertThat(answer.headers().map()).containsOnlyKeys("content-type", "transfer-encoding");
        Exchange exchange = events().getExchanges().get(0);
        assertThat(exchange.getMessage().getHeaders().keySet()).allMatch(name -> name.startsWith("CamelAutoenhance"));
        assertThat(exchange.getMessage().getHeader(AutoenhanceConstants.IMAGE_ID))
                .isEqualTo("img-1");
        assertThat(exchange.getAllProperties().values().toString()).doesNotContain("stray", "forged", SECRET);
        Secrets.assertNoneIn(exchange);
    }

    @Test
    void accepts_only_posts_at_path() throws Exception {
        // when
        HttpResponse<String> get =
                send(request().header("Authentication", SECRET).GET());
        HttpResponse<String> elsewhere = send(request()
                .uri(webhook("/autoenhance/more"))
                .header("Authentication", SECRET)
                .POST(HttpRequest.BodyPublishers.ofString(processed("img-1"))));

        // then
        assertThat(get.statusCode()).isEqualTo(405);
        assertThat(elsewhere.statusCode()).isEqualTo(404);
        assertThat(events().getExchanges()).isEmpty();
    }

    @Test
    void refuses_events_while_suspended() throws Exception {
        // given
        context.getRouteController().suspendRoute("events");

        // when
        HttpResponse<String> meanwhile = post(processed("img-1"));
        context.getRouteController().resumeRoute("events");
        HttpResponse<String> afterwards = post(processed("img-1"));

        // then
        assertThat(meanwhile.statusCode()).isEqualTo(503);
        assertThat(afterwards.statusCode()).isEqualTo(200);
        assertThat(events().getExchanges()).hasSize(1);
    }

    @Test
    void receives_again_after_restart_of_route() throws Exception {
        // given
        context.getRouteController().stopRoute("events");

        // when
        HttpResponse<String> meanwhile = post(processed("img-1"));
        context.getRouteController().startRoute("events");
        HttpResponse<String> afterwards = post(processed("img-1"));

        // then
        assertThat(meanwhile.statusCode()).isEqualTo(404);
        assertThat(afterwards.statusCode()).isEqualTo(200);
        assertThat(events().getExchanges()).hasSize(1);
    }

    @Test
    void counts_received_events() throws Exception {
        // when
        HttpResponse<String> first = post(processed("img-1"));
        HttpResponse<String> repeated = post(processed("img-1"));
        HttpResponse<String> refused = send(request().POST(HttpRequest.BodyPublishers.ofString(processed("img-2"))));

        // then
        assertThat(List.of(first.statusCode(), repeated.statusCode(), refused.statusCode()))
                .containsExactly(200, 200, 401);
        AutoenhanceComponent component = context.getComponent("autoenhance", AutoenhanceComponent.class);
        assertThat(component.getEventsReceived()).isEqualTo(2);
        assertThat(component.getEventsRepeated()).isEqualTo(1);
        assertThat(component.getWebhookRequestsRefused()).isEqualTo(1);
    }
}
