/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class AcknowledgedEventsTest {

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final List<String> ended = new ArrayList<>();
    private final AcknowledgedEvents events = new AcknowledgedEvents(tasks::add);

    private void add(AcknowledgedEvents to, String name) {
        to.add(() -> ended.add(name + " routed, " + to.size() + " left"), () -> ended.add(name + " dropped"));
    }

    @Test
    void counts_events_until_their_routes_have_ended() {
        // given
        add(events, "first");
        add(events, "second");

        // when
        int waiting = events.size();
        tasks.forEach(Runnable::run);

        // then
        assertThat(waiting).isEqualTo(2);
        assertThat(ended).containsExactly("first routed, 2 left", "second routed, 1 left");
        assertThat(events.size()).isZero();
    }

    @Test
    void runs_either_the_route_or_the_drop() {
        // given
        add(events, "first");
        add(events, "second");
        tasks.remove().run();

        // when
        events.drop();
        events.drop();
        tasks.remove().run();

        // then
        assertThat(ended).containsExactly("first routed, 2 left", "second dropped");
        assertThat(events.size()).isZero();
    }

    @Test
    void forgets_an_event_that_no_thread_takes() {
        // given
        AcknowledgedEvents full = new AcknowledgedEvents(task -> {
            throw new RejectedExecutionException("full");
        });

        // when, then
        assertThatThrownBy(() -> add(full, "event")).isInstanceOf(RejectedExecutionException.class);
        assertThat(full.size()).isZero();
        full.drop();
        assertThat(ended).isEmpty();
    }

    @Test
    void refuses_no_event_that_is_dropped() {
        // given: the drop comes while the event is added, to threads that take nothing more
        List<AcknowledgedEvents> stopping = new ArrayList<>();
        stopping.add(new AcknowledgedEvents(task -> {
            stopping.get(0).drop();
            throw new RejectedExecutionException("shut down");
        }));

        // when
        add(stopping.get(0), "event");

        // then
        assertThat(ended).containsExactly("event dropped");
    }
}
