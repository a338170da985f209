/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.util.Deadline;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BacklogTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    @Test
    void waits_only_beyond_limit() throws Exception {
        // given
        Backlog backlog = filled(2, 2);

        // then
        assertThat(backlog.await(Deadline.after(LONG))).isTrue();
    }

    @Test
    void ends_wait_beyond_limit_at_deadline() throws Exception {
        // given
        Backlog backlog = filled(2, 3);

        // then
        assertThat(backlog.await(Deadline.after(Duration.ofMillis(20)))).isFalse();
    }

    @Test
    void waits_until_backlog_is_within_limit_again() throws Exception {
        // given
        Backlog backlog = filled(2, 4);
        Waiter first = new Waiter(backlog);
        Waiter second = new Waiter(backlog);
        first.awaitWaiting();
        second.awaitWaiting();

        // when
        backlog.leave();

        // then: three are left, which is one too many
        await().during(Duration.ofMillis(100)).until(() -> !first.result.isDone() && !second.result.isDone());

        // when
        backlog.leave();

        // then
        assertThat(first.result.get()).isTrue();
        assertThat(second.result.get()).isTrue();
    }

    @Test
    void ends_interrupted_wait() {
        // given
        Waiter waiter = new Waiter(filled(0, 1));
        waiter.awaitWaiting();

        // when
        waiter.thread.interrupt();

        // then
        assertThatThrownBy(() -> waiter.result.get()).hasCauseInstanceOf(InterruptedException.class);
    }

    private static Backlog filled(int limit, int count) {
        Backlog backlog = new Backlog(limit);
        for (int i = 0; i < count; i++) {
            backlog.enter();
        }
        return backlog;
    }

    private static final class Waiter {

        private final CompletableFuture<Boolean> result = new CompletableFuture<>();
        private final Thread thread;

        Waiter(Backlog backlog) {
            thread = new Thread(() -> {
                try {
                    result.complete(backlog.await(Deadline.after(LONG)));
                } catch (InterruptedException e) {
                    result.completeExceptionally(e);
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        void awaitWaiting() {
            await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        }
    }
}
