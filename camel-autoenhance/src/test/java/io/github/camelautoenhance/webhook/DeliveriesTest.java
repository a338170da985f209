/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelautoenhance.webhook.Deliveries.Claim;
import io.github.camelautoenhance.webhook.Deliveries.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;

class DeliveriesTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final Duration PERIOD = Duration.ofMinutes(10);

    private final MemoryIdempotentRepository repository = new MemoryIdempotentRepository();

    /** For repositories in which something happens to it meanwhile. */
    private Deliveries subject = at(Duration.ZERO);

    DeliveriesTest() {
        repository.start();
    }

    private Deliveries at(Duration afterNoon) {
        return new Deliveries(repository, PERIOD, Clock.fixed(NOON.plus(afterNoon), ZoneOffset.UTC));
    }

    @Test
    void changes_event_from_new_to_underway_to_done() {
        // given
        Deliveries deliveries = at(Duration.ZERO);

        // when
        Claim first = deliveries.claim("event");
        Claim meanwhile = deliveries.claim("event");
        deliveries.done(first);
        Claim afterwards = deliveries.claim("event");

        // then
        assertThat(first.state()).isEqualTo(State.NEW);
        assertThat(meanwhile.state()).isEqualTo(State.UNDERWAY);
        assertThat(afterwards.state()).isEqualTo(State.DONE);
    }

    @Test
    void reports_event_as_new_after_failure() {
        // given
        Deliveries deliveries = at(Duration.ZERO);
        deliveries.failed(deliveries.claim("event"));

        // when, then
        assertThat(deliveries.claim("event").state()).isEqualTo(State.NEW);
    }

    @Test
    void reports_event_as_new_after_forgetting() {
        // given
        Deliveries deliveries = at(Duration.ZERO);
        deliveries.done(deliveries.claim("event"));

        // when
        at(Duration.ofMinutes(9)).forget("event");

        // then
        assertThat(deliveries.claim("event").state()).isEqualTo(State.NEW);
    }

    @Test
    void ignores_end_of_delivery_that_its_route_forgot() {
        // given
        Deliveries deliveries = at(Duration.ZERO);
        Claim first = deliveries.claim("event");

        // when
        deliveries.forget("event");
        Claim second = deliveries.claim("event");
        deliveries.done(first);
        Claim meanwhile = deliveries.claim("event");
        deliveries.failed(second);

        // then
        assertThat(second.state()).isEqualTo(State.NEW);
        assertThat(meanwhile.state()).isEqualTo(State.UNDERWAY);
        assertThat(deliveries.claim("event").state()).isEqualTo(State.NEW);
    }

    @Test
    void stays_underway_after_its_claim_has_ended() {
        // given: the route takes longer than two periods
        AtomicReference<Instant> now = new AtomicReference<>(NOON);
        Deliveries deliveries = new Deliveries(repository, PERIOD, clock(now::get));
        Claim first = deliveries.claim("event");

        // when
        now.set(NOON.plus(Duration.ofMinutes(25)));
        Claim meanwhile = deliveries.claim("event");
        deliveries.done(first);

        // then
        assertThat(meanwhile.state()).isEqualTo(State.UNDERWAY);
        assertThat(deliveries.claim("event").state()).isEqualTo(State.DONE);
    }

    @Test
    void is_new_after_claim_the_repository_refused() {
        // given
        AtomicBoolean failing = new AtomicBoolean(true);
        Deliveries deliveries = with(new Delegate() {
            @Override
            public boolean add(String key) {
                if (failing.getAndSet(false)) {
                    throw new IllegalStateException("refused");
                }
                return super.add(key);
            }
        });
        assertThatThrownBy(() -> deliveries.claim("event")).hasMessage("refused");

        // when, then
        assertThat(deliveries.claim("event").state()).isEqualTo(State.NEW);
    }

    @Test
    void takes_back_claim_forgotten_while_it_is_made() {
        // given
        subject = with(new Delegate() {
            @Override
            public boolean add(String key) {
                subject.forget("event");
                return super.add(key);
            }
        });

        // when
        Claim claim = subject.claim("event");

        // then
        assertThat(claim.state()).isEqualTo(State.NEW);
        assertThat(at(Duration.ZERO).claim("event").state()).isEqualTo(State.NEW);
    }

    @Test
    void removes_the_note_of_a_delivery_forgotten_meanwhile() {
        // given: forgotten when its route has ended, and just before that is noted
        subject = with(new Delegate() {
            @Override
            public boolean add(String key) {
                if (key.endsWith("/d")) {
                    subject.forget("event");
                }
                return super.add(key);
            }
        });
        Claim claim = subject.claim("event");

        // when
        subject.done(claim);

        // then
        assertThat(repository.getCacheSize()).isZero();
    }

    @Test
    void forgets_the_note_of_the_last_period() {
        // given
        Deliveries before = at(Duration.ofMinutes(9));
        before.done(before.claim("event"));

        // when
        at(Duration.ofMinutes(11)).forget("event");

        // then
        assertThat(at(Duration.ofMinutes(11)).claim("event").state()).isEqualTo(State.NEW);
    }

    @Test
    void leaves_next_claim_when_forgotten_one_ends() {
        // given
        Deliveries deliveries = at(Duration.ZERO);
        Claim failing = deliveries.claim("failing");
        Claim succeeding = deliveries.claim("succeeding");
        deliveries.forget("failing");
        deliveries.forget("succeeding");
        deliveries.claim("failing");
        deliveries.claim("succeeding");

        // when
        deliveries.failed(failing);
        deliveries.done(succeeding);

        // then: another instance sees the second claims
        assertThat(at(Duration.ZERO).claim("failing").state()).isEqualTo(State.UNDERWAY);
        assertThat(at(Duration.ZERO).claim("succeeding").state()).isEqualTo(State.UNDERWAY);
    }

    @Test
    void keeps_next_note_when_forgotten_delivery_ends() {
        // given
        Deliveries deliveries = at(Duration.ZERO);
        Claim forgotten = deliveries.claim("event");
        deliveries.forget("event");
        deliveries.done(deliveries.claim("event"));

        // when
        deliveries.done(forgotten);

        // then
        assertThat(deliveries.claim("event").state()).isEqualTo(State.DONE);
    }

    @Test
    void remembers_event_for_one_to_two_periods() {
        // given
        Deliveries deliveries = at(Duration.ofMinutes(9));
        deliveries.done(deliveries.claim("event"));

        // when, then
        assertThat(at(Duration.ofMinutes(19)).claim("event").state()).isEqualTo(State.DONE);
        assertThat(at(Duration.ofMinutes(29)).claim("event").state()).isEqualTo(State.NEW);
    }

    @Test
    void expires_claim_of_dead_instance() {
        // given: claimed just before a new period begins, and never ended
        assertThat(at(Duration.ofMinutes(9)).claim("event").state()).isEqualTo(State.NEW);

        // when, then
        assertThat(at(Duration.ofMinutes(11)).claim("event").state()).isEqualTo(State.UNDERWAY);
        assertThat(at(Duration.ofMinutes(21)).claim("event").state()).isEqualTo(State.NEW);
    }

    @Test
    void keeps_entry_of_done_event_and_no_other() {
        // given
        Deliveries deliveries = at(Duration.ZERO);

        // when
        deliveries.done(deliveries.claim("done"));
        deliveries.failed(deliveries.claim("failed"));

        // then
        Set<String> entries = new HashSet<>(repository.getCache().keySet());
        assertThat(entries).singleElement().asString().startsWith("done/").endsWith("/d");
    }

    @Test
    void reports_underway_event_of_instance_with_fast_clock() {
        // given
        Claim ahead = at(Duration.ofMinutes(10)).claim("event");

        // when
        Claim behind = at(Duration.ofMinutes(9)).claim("event");

        // then
        assertThat(ahead.state()).isEqualTo(State.NEW);
        assertThat(behind.state()).isEqualTo(State.UNDERWAY);
    }

    @Test
    void reports_done_event_of_instance_with_fast_clock() {
        // given
        Deliveries ahead = at(Duration.ofMinutes(10));
        ahead.done(ahead.claim("event"));

        // when, then
        assertThat(at(Duration.ofMinutes(9)).claim("event").state()).isEqualTo(State.DONE);
    }

    @Test
    void forgets_done_event_of_instance_with_fast_clock() {
        // given
        Deliveries ahead = at(Duration.ofMinutes(10));
        ahead.done(ahead.claim("event"));

        // when
        at(Duration.ofMinutes(9)).forget("event");

        // then
        assertThat(ahead.claim("event").state()).isEqualTo(State.NEW);
    }

    @Test
    void gives_way_to_claim_in_new_period() {
        // given: the other one claims it, in the new period, while this one is about to
        List<State> other = new ArrayList<>();
        Delegate slow = new Delegate() {
            @Override
            public boolean add(String key) {
                other.add(at(Duration.ofMinutes(10)).claim("event").state());
                return super.add(key);
            }
        };

        // when
        Claim claim = new Deliveries(slow, PERIOD, Clock.fixed(NOON.plusSeconds(599), ZoneOffset.UTC)).claim("event");

        // then
        assertThat(other).containsExactly(State.NEW);
        assertThat(claim.state()).isEqualTo(State.UNDERWAY);
        assertThat(repository.getCacheSize()).isOne();
    }

    @Test
    void reports_underway_when_database_refuses_second_claim() {
        // given: another instance claims it just before this one does
        List<Claim> other = new ArrayList<>();

        // when
        Claim claim =
                refusing(() -> other.add(at(Duration.ZERO).claim("event"))).claim("event");

        // then
        assertThat(other).extracting(Claim::state).containsExactly(State.NEW);
        assertThat(claim.state()).isEqualTo(State.UNDERWAY);
    }

    @Test
    void reports_done_when_first_claim_ended_before_refusal() {
        // when
        Claim claim = refusing(() -> at(Duration.ZERO).done(at(Duration.ZERO).claim("event")))
                .claim("event");

        // then
        assertThat(claim.state()).isEqualTo(State.DONE);
    }

    @Test
    void passes_on_other_failures_of_database() {
        assertThatThrownBy(() -> refusing(() -> {}).claim("event")).hasMessage("refused");
    }

    @Test
    void keeps_the_key_of_the_event() {
        assertThat(at(Duration.ZERO).claim("event").key()).isEqualTo("event");
    }

    @Test
    void claims_no_event_that_is_done() {
        // given
        at(Duration.ZERO).done(at(Duration.ZERO).claim("event"));

        // when
        Claim claim = refusing(() -> {}).claim("event");

        // then
        assertThat(claim.state()).isEqualTo(State.DONE);
    }

    @Test
    void is_done_when_another_instance_ends_before_claim() {
        // given
        Deliveries deliveries = with(new Delegate() {
            @Override
            public boolean add(String key) {
                at(Duration.ZERO).done(at(Duration.ZERO).claim("event"));
                return super.add(key);
            }
        });

        // when
        Claim claim = deliveries.claim("event");

        // then
        assertThat(claim.state()).isEqualTo(State.DONE);
        assertThat(repository.getCacheSize()).isOne();
    }

    @Test
    void takes_back_claim_that_could_not_be_compared() {
        // given
        Deliveries deliveries = with(new Delegate() {
            private boolean added;

            @Override
            public boolean add(String key) {
                added = super.add(key);
                return added;
            }

            @Override
            public boolean contains(String key) {
                if (added) {
                    throw new IllegalStateException("down");
                }
                return super.contains(key);
            }
        });

        // when
        assertThatThrownBy(() -> deliveries.claim("event")).hasMessage("down");

        // then
        assertThat(at(Duration.ZERO).claim("event").state()).isEqualTo(State.NEW);
    }

    /** With a repository that refuses every claim after something has happened. */
    private Deliveries refusing(Runnable before) {
        Delegate refusing = new Delegate() {
            @Override
            public boolean add(String key) {
                before.run();
                throw new IllegalStateException("refused");
            }
        };
        return with(refusing);
    }

    private static Deliveries with(MemoryIdempotentRepository repository) {
        return new Deliveries(repository, PERIOD, Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private static Clock clock(Supplier<Instant> now) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
    }

    /** The same repository, as another connection to it. */
    private class Delegate extends MemoryIdempotentRepository {

        @Override
        public boolean add(String key) {
            return repository.add(key);
        }

        @Override
        public boolean contains(String key) {
            return repository.contains(key);
        }

        @Override
        public boolean remove(String key) {
            return repository.remove(key);
        }
    }
}
