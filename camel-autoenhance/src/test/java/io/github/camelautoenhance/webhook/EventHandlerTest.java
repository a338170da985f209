/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelautoenhance.client.await.ImageNews;
import io.github.camelautoenhance.model.AutoenhanceEvent;
import io.github.camelautoenhance.spi.Refusal;
import io.github.camelautoenhance.util.Counters;
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

    @Test
    void takes_event_again_after_an_error() throws Refusal {
        // given: the system starts no thread
        AtomicBoolean full = new AtomicBoolean(true);
        AcknowledgedEvents events = new AcknowledgedEvents(task -> {
            if (full.get()) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            task.run();
        });
        EventHandler handler = handler(events::add);

        // when
        assertThatThrownBy(() -> handler.handle(EVENT)).isInstanceOf(OutOfMemoryError.class);
        int pending = events.size();
        full.set(false);
        handler.handle(EVENT);

        // then
        assertThat(pending).isZero();
        assertThat(routed).containsExactly(EVENT);
    }

    private EventHandler handler(EventHandler.RouteQueue later) {
        Duration dedupe = Duration.ofMinutes(10);
        return new EventHandler(
                WebhookOptions.of("/events", "a-secret", false, null, "received", dedupe, 1000, repository),
                new ImageNews(),
                new Counters(),
                null,
                new Deliveries(repository, dedupe, Clock.systemUTC()),
                later,
                (event, image) -> routed.add(event));
    }
}
