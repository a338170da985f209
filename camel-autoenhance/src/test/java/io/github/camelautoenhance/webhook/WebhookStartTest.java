/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.camelautoenhance.spi.WebhookGuard;
import io.github.camelautoenhance.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.seda.SedaComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.spi.RestConsumerFactory;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.util.URISupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A webhook that would not do what it is for does not start, and says what to change. */
@Timeout(60)
class WebhookStartTest {

    private static final String SECRET = "webhookSecret=s3cret";

    private final List<CamelContext> contexts = new ArrayList<>();

    static Stream<Arguments> badOptions() {
        return Stream.of(
                arguments("", "needs the option webhookSecret"),
                arguments("webhookSecret=RAW( )", "webhookSecret must not be empty"),
                arguments("webhookSecret=RAW(s3cret )", "nor begin or end with blanks"),
                arguments("webhookSecret=RAW(s3crét)", "webhookSecret must not hold"),
                arguments(SECRET + "&webhookPath=events", "webhookPath must begin with a slash: /events"),
                arguments(SECRET + "&webhookPath=/", "webhookPath must be a plain path"),
                arguments(SECRET + "&webhookPath=/a/", "without a slash at its end: /a/"),
                arguments(SECRET + "&webhookPath=/a//b", "webhookPath must be a plain path"),
                arguments(SECRET + "&webhookPath=/../a", "webhookPath must be a plain path"),
                arguments(SECRET + "&webhookPath=/a/*", "webhookPath must be a plain path"),
                arguments(SECRET + "&webhookPath=RAW(/{a})", "webhookPath must be a plain path"),
                arguments(SECRET + "&webhookAck=later", "webhookAck must be completed or received: later"),
                arguments(SECRET + "&webhookDedupe=-1", "webhookDedupe must be between 0 and 365 days"),
                arguments(SECRET + "&webhookEvents=RAW(, )", "webhookEvents names no event"),
                arguments(SECRET + "&maxBodySize=0", "maxBodySize must be at least 1 byte: 0"),
                arguments(SECRET + "&confirm=true&baseUrl=http://api.example.com", "https"));
    }

    @ParameterizedTest
    @MethodSource("badOptions")
    void names_unusable_option(String options, String sentence) throws Exception {
        // given
        CamelContext context = contextWithServer();
        // when, then
        assertThatThrownBy(() -> start(context, "autoenhance:webhook?" + options))
                .rootCause()
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("s3c");
    }

    @Test
    void starts_without_secret_only_when_allowed() throws Exception {
        // given
        CamelContext context = contextWithServer();
        // when
        start(context, "autoenhance:webhook?allowUnauthenticated=true");

        // then
        assertThat(context.getRouteController().getRouteStatus("webhook-0")).isEqualTo(ServiceStatus.Started);
    }

    @Test
    void refuses_second_consumer_of_path() throws Exception {
        // given
        CamelContext context = contextWithServer();
        // when, then
        assertThatThrownBy(() -> start(
                        context,
                        "autoenhance:webhook?" + SECRET,
                        "autoenhance:webhook?webhookEvents=image_processed&" + SECRET))
                .hasStackTraceContaining("receives at /autoenhance; set another webhookPath");
    }

    @Test
    void frees_path_when_route_stops() throws Exception {
        // given
        CamelContext context = contextWithServer();
        start(context, "autoenhance:webhook?" + SECRET);
        context.getRouteController().stopRoute("webhook-0");

        // when
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("autoenhance:webhook?webhookEvents=image_processed&" + SECRET)
                        .routeId("next")
                        .to("log:events");
            }
        });

        // then
        assertThat(context.getRouteController().getRouteStatus("next")).isEqualTo(ServiceStatus.Started);
    }

    @Test
    void names_missing_server_dependency() throws Exception {
        // given
        CamelContext context = opened(new DefaultCamelContext());
        // when, then
        assertThatThrownBy(() -> start(context, "autoenhance:webhook?" + SECRET))
                .hasStackTraceContaining("add camel-platform-http-main and set camel.server.enabled=true");
    }

    @Test
    void refuses_polling() throws Exception {
        // given
        CamelContext context = contextWithServer();
        context.start();

        // when, then
        assertThatThrownBy(() -> context.createConsumerTemplate().receive("autoenhance:webhook?" + SECRET, 1))
                .rootCause()
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("autoenhance:webhook cannot be polled");
    }

    @Test
    void leaves_nothing_on_server_after_failed_start() throws Exception {
        // given: another server that fails, beside the one whose path is guarded by then
        CamelContext context = contextWithServer();
        context.addComponent("failing", new FailingServer());
        context.getRestConfiguration().setComponent("failing");
        context.start();
        VertxPlatformHttpRouter router = context.getRegistry().findSingleByType(VertxPlatformHttpRouter.class);
        int before = router.getRoutes().size();

        // when, then
        assertThatThrownBy(() -> start(context, "autoenhance:webhook?" + SECRET))
                .rootCause()
                .hasMessage("The port is taken");
        assertThat(router.getRoutes()).hasSize(before);
    }

    @Test
    void names_what_kept_the_server_from_receiving() {
        // given
        CamelContext context = opened(new DefaultCamelContext());
        context.addComponent("failing", new FailingServer());
        context.getRestConfiguration().setComponent("failing");

        // when, then
        assertThatThrownBy(() -> start(context, "autoenhance:webhook?" + SECRET))
                .hasStackTraceContaining(
                        "autoenhance:webhook cannot receive events at /autoenhance: The port is taken");
    }

    @Test
    void guards_path_until_its_route_is_removed() throws Exception {
        // given
        CamelContext context = contextWithServer();
        Map<String, WebhookGuard.Entrance> guarded = new ConcurrentHashMap<>();
        context.getRegistry().bind("guard", WebhookGuard.class, new WebhookGuard() {
            @Override
            public void guard(String path, Entrance entrance) {
                guarded.put(path, entrance);
            }

            @Override
            public void release(String path, Entrance entrance) {
                guarded.remove(path, entrance);
            }
        });
        start(context, "autoenhance:webhook?" + SECRET);

        // when
        context.getRouteController().stopRoute("webhook-0");
        Set<String> stopped = Set.copyOf(guarded.keySet());
        context.removeRoute("webhook-0");

        // then
        assertThat(stopped).containsExactly("/autoenhance");
        assertThat(guarded).isEmpty();
    }

    @Test
    void listens_on_server_of_REST_services() throws Exception {
        // given
        CamelContext context = opened(new DefaultCamelContext());
        FailingServer server = new FailingServer();
        context.addComponent("failing", server);
        context.getRestConfiguration().setComponent("failing");
        context.getRestConfiguration().setHost("127.0.0.2");
        context.getRestConfiguration().setPort(8443);
        context.getRestConfiguration().setScheme("https");
        context.getRestConfiguration().setContextPath("/rest");

        // when
        assertThatThrownBy(() -> start(context, "autoenhance:webhook?" + SECRET))
                .isNotNull();

        // then
        assertThat(server.configuration.getHost()).isEqualTo("127.0.0.2");
        assertThat(server.configuration.getPort()).isEqualTo(8443);
        assertThat(server.configuration.getScheme()).isEqualTo("https");
        assertThat(server.configuration.getContextPath()).isNull();
    }

    private static final class FailingServer extends SedaComponent implements RestConsumerFactory {

        private RestConfiguration configuration = new RestConfiguration();

        @Override
        public Consumer createConsumer(
                CamelContext context,
                Processor processor,
                String verb,
                String basePath,
                @Nullable String uriTemplate,
                @Nullable String consumes,
                @Nullable String produces,
                RestConfiguration configuration,
                Map<String, Object> parameters) {
            this.configuration = configuration;
            return new DefaultConsumer(context.getEndpoint("seda:events"), processor) {
                @Override
                protected void doStart() {
                    throw new IllegalStateException("The port is taken");
                }
            };
        }
    }

    @Test
    void hides_secret_in_address() throws Exception {
        // given
        CamelContext context = contextWithServer();
        start(context, "autoenhance:webhook?webhookSecret=RAW(s3c&ret)");

        // when, then
        assertThat(context.getRoute("webhook-0").getEndpoint().toString()).doesNotContain("s3c");
        assertThat(URISupport.sanitizeUri("autoenhance:webhook?webhookSecret=RAW(s3c&ret)"))
                .doesNotContain("s3c");
    }

    @Test
    void refuses_to_send() throws Exception {
        // given
        CamelContext context = contextWithServer();
        context.start();

        // when, then
        assertThatThrownBy(() -> context.createProducerTemplate().sendBody("autoenhance:webhook", "an event"))
                .rootCause()
                .hasMessageContaining("autoenhance:webhook can only be consumed from");
    }

    @AfterEach
    void stop() {
        contexts.forEach(CamelContext::stop);
    }

    private CamelContext opened(CamelContext context) {
        contexts.add(context);
        return context;
    }

    private CamelContext contextWithServer() throws Exception {
        CamelContext context = opened(new DefaultCamelContext());
        TestServer.addTo(context);
        return context;
    }

    private static void start(CamelContext context, String... uris) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                for (int i = 0; i < uris.length; i++) {
                    from(uris[i]).routeId("webhook-" + i).to("log:events");
                }
            }
        });
        context.start();
    }
}
