/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelautoenhance.client.Counters;
import io.github.camelautoenhance.client.Webhooks;
import io.github.camelautoenhance.model.AutoenhanceEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;

class EventHandlerTest {

    private static final AutoenhanceEvent EVENT =
            new AutoenhanceEvent("image_processed", "img-1", "villa-42", false, true, Map.of());

    private final MemoryIdempotentRepository repository = new MemoryIdempotentRepository();
    private final List<AutoenhanceEvent> routed = new ArrayList<>();

    EventHandlerTest() {
        repository.start();
    }

    @Test
    void takes_an_event_again_that_no_thread_took() throws Refusal {
        // given
        AtomicBoolean full = new AtomicBoolean(true);
        EventHandler handler = handler((route, dropped) -> {
            if (full.get()) {
                throw new RejectedExecutionException("full");
            }
            route.run();
        });

        // when
        assertThatThrownBy(() -> handler.handle(EVENT)).hasMessage("Too many events wait");
        full.set(false);
        handler.handle(EVENT);

        // then
        assertThat(routed).containsExactly(EVENT);
    }

    private EventHandler handler(EventHandler.Later later) {
        Duration dedupe = Duration.ofMinutes(10);
        return new EventHandler(
                WebhookOptions.of("/events", "a-secret", false, null, "received", dedupe, 1000, repository),
                new Webhooks(),
                new Counters(),
                null,
                new Deliveries(repository, dedupe, Clock.systemUTC()),
                later,
                (event, image) -> routed.add(event));
    }
}
