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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"event\":\"webhook_updated\"}",
                "{\"event\":\"image_registered\",\"image_id\":\"img-1\",\"order_id\":\"villa-42\"}",
                "{\"event\":\"order_shipped\",\"carrier\":{\"name\":\"pigeon\"}}"
            })
    void every_event_is_passed_on_as_it_is(String json) throws Exception {
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
    void a_failed_enhancement_is_an_event_like_others_and_says_so() throws Exception {
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
    void the_empty_request_at_set_up_is_answered_and_goes_no_further(String body) throws Exception {
        // when
        HttpResponse<String> answer = post(body);

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(events().getExchanges()).isEmpty();
    }

    @Test
    void nothing_of_the_request_gets_into_the_exchange_or_back_with_the_answer() throws Exception {
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
    void only_posts_at_the_path_are_events() throws Exception {
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
    void a_suspended_route_lets_events_come_again() throws Exception {
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
    void a_route_that_was_stopped_receives_again_when_it_is_started() throws Exception {
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
    void what_was_received_is_counted() throws Exception {
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
