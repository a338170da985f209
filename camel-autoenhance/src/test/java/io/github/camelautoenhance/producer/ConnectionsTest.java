/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.testing.AwaitTestSupport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class ConnectionsTest extends AwaitTestSupport {

    private static final int POLLS_AT_A_TIME = 4;

    @Test
    void uploads_while_answers_to_polls_are_slow() {
        // given
        List<String> images = IntStream.range(0, POLLS_AT_A_TIME)
                .mapToObj(i -> uploaded("order-" + i))
                .toList();
        emulator()
                .faults()
                .on(
                        Route.RETRIEVE_IMAGE,
                        Stream.generate(() -> Fault.delay(Duration.ofMinutes(5)))
                                .limit(POLLS_AT_A_TIME)
                                .toArray(Fault[]::new));
        String uri = "autoenhance:images?maxConcurrentUploads=1";
        List<CompletableFuture<Exchange>> waiting = images.stream()
                .map(image -> awaiting(uri + "&operation=await", image))
                .toList();
        await().until(() -> emulator().journal().inFlight() == POLLS_AT_A_TIME);

        // when
        Exchange exchange = template.request(uri, it -> it.getMessage().setBody(photo(1000)));

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
    }
}
