/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance;

import static io.github.camelautoenhance.testing.StorageErrors.expired;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.testing.EmulatorTestSupport;
import io.github.camelautoenhance.testing.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsole.MediaType;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.apache.camel.util.json.JsonObject;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a person or a program on the outside sees of the component while it works. */
class MonitoringTest extends EmulatorTestSupport {

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        super.configureTest(configuration);
        configuration.withJMX(true);
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext camelContext = super.createCamelContext();
        camelContext.setDevConsole(true);
        return camelContext;
    }

    @Test
    void counts_uploads_retries_and_failures() throws Exception {
        // given: one repeat, one expired address, one photo that fails
        emulator().faults().on(Route.CREATE_IMAGE, Fault.status(429).header("Retry-After", "0"));
        emulator().faults().on(Route.UPLOAD, expired());
        Instant start = Instant.now();

        // when
        send("autoenhance:images", photo(1000));
        send("autoenhance:images", photo(2000));
        emulator().faults().on(Route.CREATE_IMAGE, Fault.status(402));
        send("autoenhance:images", photo(3000));

        // then
        assertThat(attribute("ImagesCreated")).isEqualTo(3L);
        assertThat(attribute("PhotosUploaded")).isEqualTo(2L);
        assertThat(attribute("BytesUploaded")).isEqualTo(3000L);
        assertThat(attribute("UploadsFailed")).isEqualTo(1L);
        assertThat(attribute("RequestsRepeated")).isEqualTo(1L);
        assertThat(attribute("AddressesRefreshed")).isEqualTo(1L);
        assertThat(attribute("RateLimits")).isEqualTo(1L);
        assertThat(Instant.parse(String.valueOf(attribute("LastRateLimit")))).isBetween(start, Instant.now());
    }

    @Test
    void shows_retry_budget_left() throws Exception {
        // given
        emulator().faults().on(Route.CREATE_IMAGE, Fault.status(503), Fault.status(503), Fault.status(503));

        // when
        Exchange exchange = send("autoenhance:images?maxRetries=2", photo(1000));

        // then: 100 tokens, 5 for each of two repeats
        assertThat(exchange.isFailed()).isTrue();
        assertThat(attribute("RetryBudgetLeft"))
                .asInstanceOf(InstanceOfAssertFactories.INTEGER)
                .isEqualTo(90);
    }

    @Test
    void shows_transfers_in_flight_and_waiting() throws Exception {
        // given
        emulator().faults().on(Route.UPLOAD, Fault.delay(Duration.ofMinutes(1)));

        // when
        CompletableFuture<Exchange> first = template.asyncSend("autoenhance:images?maxConcurrentUploads=1", this::fill);
        await().until(() -> attribute("UploadsInFlight"), inFlight -> Integer.valueOf(1)
                .equals(inFlight));
        CompletableFuture<Exchange> second =
                template.asyncSend("autoenhance:images?maxConcurrentUploads=1", this::fill);

        // then
        await().until(() -> attribute("UploadsWaiting"), waiting -> Integer.valueOf(1)
                .equals(waiting));
        emulator().reset();
        assertThat(first).succeedsWithin(Duration.ofSeconds(30));
        assertThat(second).succeedsWithin(Duration.ofSeconds(30));
        assertThat(attribute("UploadsInFlight")).isEqualTo(0);
        assertThat(attribute("UploadsWaiting")).isEqualTo(0);
    }

    @Test
    void shows_same_in_console_as_text_and_json() {
        // given
        send("autoenhance:images?maxConcurrentUploads=3", photo(1000));
        DevConsole console = context.getCamelContextExtension()
                .getContextPlugin(DevConsoleRegistry.class)
                .resolveById("autoenhance");

        // when
        String text = (String) console.call(MediaType.TEXT, Map.of());
        String json = ((JsonObject) console.call(MediaType.JSON, Map.of())).toJson();

        // then
        assertThat(text).contains("photosUploaded: 1", "bytesUploaded: 1000", "lastRateLimit: never", "places: 3");
        assertThat(json)
                .startsWith("{\"components\":[{")
                .contains("\"photosUploaded\":1", "\"transports\":[{\"places\":3,\"inFlight\":0,\"waiting\":0");
        assertThat(Secrets.in(text + json)).isEmpty();
    }

    private void fill(Exchange exchange) {
        exchange.getMessage().setBody(photo(1000));
    }

    private @Nullable Object attribute(String name) throws Exception {
        MBeanServer server =
                context.getManagementStrategy().getManagementAgent().getMBeanServer();
        ObjectName component = server.queryNames(
                        new ObjectName("org.apache.camel:context=" + context.getManagementName()
                                + ",type=components,name=\"autoenhance\""),
                        null)
                .iterator()
                .next();
        return server.getAttribute(component, name);
    }
}
