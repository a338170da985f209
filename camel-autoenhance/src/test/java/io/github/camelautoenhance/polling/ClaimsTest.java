/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.polling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.testing.TestLog;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;

class ClaimsTest {

    private final Repository repository = new Repository();
    private final Claims claims = new Claims(repository);
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    @Test
    void takes_a_key_once() {
        // when
        boolean first = claims.take("key");
        boolean second = claims.take("key");

        // then
        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(claims.isTaken("key")).isTrue();
        assertThat(claims.isTaken("other")).isFalse();
    }

    @Test
    void confirms_a_key_whose_exchange_completes() {
        // given
        claims.take("key");

        // when
        claims.end("key").onComplete(exchange);

        // then
        assertThat(repository.confirmed).containsExactly("key");
        assertThat(claims.isTaken("key")).isTrue();
    }

    @Test
    void gives_back_a_key_that_is_rolled_back() {
        // given
        claims.take("key");
        exchange.setRollbackOnly(true);

        // when
        claims.end("key").onComplete(exchange);

        // then
        assertThat(repository.confirmed).isEmpty();
        assertThat(claims.isTaken("key")).isFalse();
    }

    @Test
    void gives_back_a_key_whose_exchange_fails() {
        // given
        claims.take("key");

        // when
        claims.end("key").onFailure(exchange);

        // then
        assertThat(claims.isTaken("key")).isFalse();
    }

    @Test
    void removes_later_what_the_repository_refused_to_remove() {
        // given
        claims.take("key");
        repository.down = true;
        claims.giveBack("key");
        repository.down = false;

        // when
        claims.settle();

        // then
        assertThat(claims.isTaken("key")).isFalse();
    }

    @Test
    void removes_nothing_twice() {
        // given
        claims.take("key");
        repository.down = true;
        claims.giveBack("key");
        repository.down = false;
        claims.settle();
        claims.take("key");

        // when
        claims.settle();

        // then
        assertThat(claims.isTaken("key")).isTrue();
    }

    @Test
    void removes_each_owed_key_once() {
        // given: another consumer of the endpoint settles at the same time
        claims.take("one");
        claims.take("two");
        repository.down = true;
        claims.giveBack("one");
        claims.giveBack("two");
        repository.down = false;
        repository.meanwhile = claims::settle;

        // when
        claims.settle();

        // then
        assertThat(repository.removed).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void warns_once_of_key_that_is_not_removed() throws Exception {
        // given
        claims.take("key");
        repository.down = true;

        // when
        String log = TestLog.during(() -> {
            claims.giveBack("key");
            claims.settle();
        });

        // then
        assertThat(log).containsOnlyOnce("The key key is not removed from the idempotentRepository yet");
    }

    /** Keeps its keys in memory, and removes none while it is down. */
    private static final class Repository extends MemoryIdempotentRepository {

        private final Set<String> confirmed = new HashSet<>();
        private final List<String> removed = new ArrayList<>();
        private Runnable meanwhile = () -> {};
        private boolean down;

        Repository() {
            start();
        }

        @Override
        public boolean remove(String key) {
            if (down) {
                throw new IllegalStateException("down");
            }
            removed.add(key);
            meanwhile.run();
            return super.remove(key);
        }

        @Override
        public boolean confirm(String key) {
            return confirmed.add(key);
        }
    }
}
