/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.util;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.util.Window.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class WindowTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    /** Over while there is no place, however soon that is. */
    private static final Duration NO_TIME = Duration.ofMillis(50);

    @Test
    void gives_places_until_none_is_left() throws Exception {
        // given
        Window window = new Window(2);

        // then
        assertThat(window.take(Deadline.after(LONG))).isEqualTo(Place.TAKEN);
        assertThat(window.take(Deadline.after(LONG))).isEqualTo(Place.TAKEN);
        assertThat(window.take(Deadline.after(NO_TIME))).isEqualTo(Place.TIMED_OUT);
    }

    @Test
    void waits_until_place_is_given_back() throws Exception {
        // given
        Window window = full(1);
        Waiter waiter = new Waiter(window, LONG);

        // when
        waiter.awaitWaiting();
        window.giveBack();

        // then
        assertThat(waiter.place()).isEqualTo(Place.TAKEN);
    }

    @Test
    void lets_one_waiter_in_for_each_returned_place() throws Exception {
        // given
        Window window = full(1);
        List<Waiter> waiters = List.of(new Waiter(window, LONG), new Waiter(window, LONG), new Waiter(window, LONG));
        for (Waiter waiter : waiters) {
            waiter.awaitWaiting();
        }

        // when
        window.giveBack();

        // then
        await().until(() -> waiters.stream().filter(Waiter::isDone).count() == 1);
        assertThat(window.take(Deadline.after(NO_TIME))).isEqualTo(Place.TIMED_OUT);
        window.close();
    }

    @Test
    void lets_in_as_many_as_places_are_free() throws Exception {
        // given
        Window window = full(3);
        List<Waiter> waiters = List.of(new Waiter(window, LONG), new Waiter(window, LONG), new Waiter(window, LONG));
        for (Waiter waiter : waiters) {
            waiter.awaitWaiting();
        }

        // when
        for (int i = 0; i < 3; i++) {
            window.giveBack();
        }

        // then
        for (Waiter waiter : waiters) {
            assertThat(waiter.place()).isEqualTo(Place.TAKEN);
        }
    }

    @Test
    void lets_in_those_who_wait_in_turn() throws Exception {
        // given
        Window window = full(1);
        Waiter first = new Waiter(window, LONG);
        first.awaitWaiting();
        Waiter second = new Waiter(window, LONG);
        second.awaitWaiting();

        // when
        window.giveBack();

        // then
        assertThat(first.place()).isEqualTo(Place.TAKEN);
        assertThat(second.isDone()).isFalse();

        // when
        window.giveBack();

        // then
        assertThat(second.place()).isEqualTo(Place.TAKEN);
    }

    @RepeatedTest(20)
    void lets_newcomers_overtake_a_few_times_only() throws Exception {
        // given
        Window window = full(1);
        Waiter waiter = new Waiter(window, LONG);
        waiter.awaitWaiting();

        // when: this thread takes each place again at once, where it can
        int overtakes = 0;
        window.giveBack();
        while (window.take(Deadline.after(NO_TIME)) == Place.TAKEN) {
            overtakes++;
            window.giveBack();
        }

        // then
        assertThat(overtakes).isLessThanOrEqualTo(Window.MOST_OVERTAKES);
        assertThat(waiter.place()).isEqualTo(Place.TAKEN);
    }

    @Test
    void ends_present_and_later_waits_when_closed() throws Exception {
        // given
        Window window = full(1);
        List<Waiter> waiters = List.of(new Waiter(window, LONG), new Waiter(window, LONG));
        for (Waiter waiter : waiters) {
            waiter.awaitWaiting();
        }

        // when
        window.close();

        // then
        for (Waiter waiter : waiters) {
            assertThat(waiter.place()).isEqualTo(Place.CLOSED);
        }
        window.giveBack();
        assertThat(window.take(Deadline.after(LONG))).isEqualTo(Place.CLOSED);
    }

    @Test
    void ends_wait_at_deadline() throws Exception {
        // given
        Window window = full(1);

        // when
        Waiter waiter = new Waiter(window, NO_TIME);

        // then
        assertThat(waiter.place()).isEqualTo(Place.TIMED_OUT);
    }

    @Test
    void row_44_takes_no_place_after_interrupted_wait() throws Exception {
        // given
        Window window = full(1);
        Waiter waiter = new Waiter(window, LONG);
        waiter.awaitWaiting();

        // when
        waiter.thread.interrupt();

        // then
        assertThatThrownBy(waiter::place).hasCauseInstanceOf(InterruptedException.class);
        window.giveBack();
        assertThat(window.take(Deadline.after(LONG))).isEqualTo(Place.TAKEN);
    }

    @Test
    void admits_at_most_its_size_and_eventually_everyone() throws Exception {
        // given
        Window window = new Window(3);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger mostInside = new AtomicInteger();

        // when: 24 threads go in and out, 200 times each
        List<Future<Integer>> threads = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            threads.add(start(() -> {
                int taken = 0;
                for (int round = 0; round < 200; round++) {
                    if (window.take(Deadline.after(LONG)) == Place.TAKEN) {
                        mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        taken++;
                        inside.decrementAndGet();
                        window.giveBack();
                    }
                }
                return taken;
            }));
        }

        // then
        for (Future<Integer> thread : threads) {
            assertThat(thread.get()).isEqualTo(200);
        }
        assertThat(mostInside.get()).isBetween(1, 3);
    }

    @Test
    void takes_no_place_after_the_deadline() throws Exception {
        // given
        Window window = new Window(1);
        Deadline deadline = Deadline.after(LONG);
        deadline.cancel();

        // then
        assertThat(window.take(deadline)).isEqualTo(Place.TIMED_OUT);
        assertThat(window.taken()).isZero();
    }

    @Test
    void counts_places_and_waits() throws Exception {
        // given
        Window window = full(2);
        Waiter waiter = new Waiter(window, LONG);
        waiter.awaitWaiting();

        // then
        assertThat(window.size()).isEqualTo(2);
        assertThat(window.taken()).isEqualTo(2);
        assertThat(window.waiting()).isEqualTo(1);

        // when
        window.giveBack();

        // then
        assertThat(waiter.place()).isEqualTo(Place.TAKEN);
        assertThat(takenAsOthersSeeIt(window)).isEqualTo(2);
        assertThat(window.waiting()).isZero();
    }

    @Test
    void runs_work_at_once_where_place_is_free() {
        // given
        Window window = new Window(1);
        AtomicInteger runs = new AtomicInteger();

        // when
        window.takeLater(runs::incrementAndGet);

        // then
        assertThat(runs).hasValue(1);
        assertThat(takenAsOthersSeeIt(window)).isEqualTo(1);
    }

    @Test
    void gives_a_free_place_to_work_first() throws Exception {
        // given
        Window window = full(1);
        Waiter waiter = new Waiter(window, LONG);
        waiter.awaitWaiting();
        AtomicInteger runs = new AtomicInteger();
        window.takeLater(runs::incrementAndGet);
        assertThat(runs).hasValue(0);

        // when
        window.giveBack();

        // then
        assertThat(runs).hasValue(1);
        assertThat(takenAsOthersSeeIt(window)).isEqualTo(1);
        assertThat(waiter.isDone()).isFalse();

        // when
        window.giveBack();

        // then
        assertThat(waiter.place()).isEqualTo(Place.TAKEN);
    }

    @Test
    void forgets_work_that_leaves() throws Exception {
        // given
        Window window = full(1);
        AtomicInteger runs = new AtomicInteger();
        Runnable work = runs::incrementAndGet;
        window.takeLater(work);

        // when
        boolean left = window.leave(work);
        boolean leftAgain = window.leave(work);
        window.giveBack();

        // then
        assertThat(left).isTrue();
        assertThat(leftAgain).isFalse();
        assertThat(runs).hasValue(0);
        assertThat(takenAsOthersSeeIt(window)).isZero();
    }

    @Test
    void runs_all_work_once_when_closed() throws Exception {
        // given
        Window window = full(1);
        AtomicInteger runs = new AtomicInteger();
        window.takeLater(runs::incrementAndGet);
        window.takeLater(runs::incrementAndGet);

        // when
        window.close();

        // then
        assertThat(runs).hasValue(2);
        assertThat(takenAsOthersSeeIt(window)).isEqualTo(3);

        // when
        window.giveBack();

        // then
        assertThat(runs).hasValue(2);
        assertThat(takenAsOthersSeeIt(window)).isEqualTo(2);
    }

    @Test
    void runs_work_at_once_when_closed() throws Exception {
        // given
        Window window = full(1);
        AtomicInteger runs = new AtomicInteger();
        window.close();

        // when
        window.takeLater(runs::incrementAndGet);

        // then
        assertThat(runs).hasValue(1);
        assertThat(takenAsOthersSeeIt(window)).isEqualTo(2);
    }

    @Test
    void ends_waits_with_cancelled_deadlines_when_woken() throws Exception {
        // given
        Window window = full(1);
        Deadline deadline = Deadline.after(LONG);
        Future<Place> place = start(() -> window.take(deadline));
        await().until(() -> window.waiting() == 1);

        // when
        deadline.cancel();
        window.wake();

        // then
        assertThat(place.get()).isEqualTo(Place.TIMED_OUT);
        assertThat(takenAsOthersSeeIt(window)).isEqualTo(1);
    }

    /** Would never return if this thread still held the lock. */
    private static int takenAsOthersSeeIt(Window window) {
        return CompletableFuture.supplyAsync(window::taken).join();
    }

    private static Window full(int size) throws InterruptedException {
        Window window = new Window(size);
        for (int i = 0; i < size; i++) {
            assertThat(window.take(Deadline.after(LONG))).isEqualTo(Place.TAKEN);
        }
        return window;
    }

    private static <T> Future<T> start(java.util.concurrent.Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    /** A thread that asks for a place. */
    private static final class Waiter {

        private final CompletableFuture<Place> place = new CompletableFuture<>();
        private final Thread thread;

        Waiter(Window window, Duration limit) {
            thread = new Thread(() -> {
                try {
                    place.complete(window.take(Deadline.after(limit)));
                } catch (InterruptedException e) {
                    place.completeExceptionally(e);
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        void awaitWaiting() {
            await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        }

        boolean isDone() {
            return place.isDone();
        }

        Place place() throws Exception {
            return place.get();
        }
    }
}
