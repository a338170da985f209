/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelautoenhance.client.RequestWatch.Ending;
import io.github.camelautoenhance.client.RequestWatch.Watched;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestWatchTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final ManualScheduler scheduler = new ManualScheduler();
    private final RequestWatch watch = new RequestWatch(scheduler, scheduler::shutdownNow, Duration.ofMillis(20));

    @AfterEach
    void stop() {
        watch.close();
    }

    @Test
    void a_storage_that_takes_no_byte_from_the_very_first_on_is_a_stall() throws Exception {
        // given
        Watched watched = ManualScheduler.request(watch);
        CountDownLatch released = new CountDownLatch(1);
        Thread sender = new Thread(() -> send(watched, new StuckConnection(released)));
        sender.start();

        // then
        await().untilAsserted(() -> {
            scheduler.tick();
            assertThat(watched.ending()).isEqualTo(Ending.STALLED);
        });
        released.countDown();
        sender.join();
    }

    @Test
    void waiting_for_the_reply_after_the_last_byte_is_no_stall() {
        // given
        Watched watched = ManualScheduler.request(watch);
        send(watched, OutputStream.nullOutputStream());

        // then
        await().pollDelay(Duration.ofMillis(60)).untilAsserted(() -> {
            scheduler.tick();
            assertThat(watched.ending()).isNull();
        });
    }

    @Test
    void a_request_without_a_photo_never_stalls() {
        // given
        Watched watched = ManualScheduler.request(watch);

        // then
        await().pollDelay(Duration.ofMillis(60)).untilAsserted(() -> {
            scheduler.tick();
            assertThat(watched.ending()).isNull();
        });
    }

    @Test
    void a_request_ends_with_its_deadline() {
        // given
        HttpUriRequestBase request = new HttpUriRequestBase("GET", URI.create("/"));
        Watched watched = watch.watch(request, Deadline.after(Duration.ZERO));

        // when
        scheduler.tick();

        // then
        assertThat(watched.ending()).isEqualTo(Ending.DEADLINE);
        assertThat(request.isCancelled()).isTrue();
    }

    @Test
    void a_request_that_is_over_is_left_alone() {
        // given
        HttpUriRequestBase request = new HttpUriRequestBase("GET", URI.create("/"));
        Watched watched = watch.watch(request, Deadline.after(Duration.ZERO));
        watched.close();

        // when
        scheduler.tick();
        watch.close();

        // then
        assertThat(watched.ending()).isNull();
        assertThat(request.isCancelled()).isFalse();
    }

    @Test
    void stopping_ends_what_is_under_way_and_what_comes_later() throws Exception {
        // given
        Watched before = ManualScheduler.request(watch);

        // when
        watch.close();
        Watched after = ManualScheduler.request(watch);

        // then
        assertThat(before.ending()).isEqualTo(Ending.STOPPED);
        assertThat(after.ending()).isEqualTo(Ending.STOPPED);
        assertThat(watch.pause(LONG, Deadline.after(LONG))).isFalse();
    }

    @Test
    void ends_others_after_cancel_of_one_throws() {
        // given
        List<Watched> failing = Stream.generate(() -> watch.watch(new Uncancellable(), Deadline.after(Duration.ZERO)))
                .limit(10)
                .toList();
        HttpUriRequestBase request = new HttpUriRequestBase("GET", URI.create("/"));
        Watched watched = watch.watch(request, Deadline.after(Duration.ZERO));

        // when
        scheduler.tick();
        scheduler.tick();

        // then
        assertThat(failing).extracting(Watched::ending).containsOnly(Ending.DEADLINE);
        assertThat(watched.ending()).isEqualTo(Ending.DEADLINE);
        assertThat(request.isCancelled()).isTrue();
    }

    @Test
    void stop_ends_others_after_cancel_of_one_throws() {
        // given
        IntStream.range(0, 10).forEach(i -> watch.watch(new Uncancellable(), Deadline.after(LONG)));
        HttpUriRequestBase request = new HttpUriRequestBase("GET", URI.create("/"));
        Watched watched = watch.watch(request, Deadline.after(LONG));

        // when
        watch.close();

        // then
        assertThat(watched.ending()).isEqualTo(Ending.STOPPED);
        assertThat(request.isCancelled()).isTrue();
    }

    @Test
    void a_pause_takes_its_time_while_nothing_is_stopped() throws Exception {
        assertThat(watch.pause(Duration.ofMillis(1), Deadline.after(LONG))).isTrue();
    }

    private static void send(Watched watched, OutputStream connection) {
        try {
            new PhotoEntity(new OneByte(), watched, sent -> {}).writeTo(connection);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private record OneByte() implements PhotoSource {
        @Override
        public long length() {
            return 1;
        }

        @Override
        public boolean isRepeatable() {
            return true;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(new byte[1]);
        }
    }

    private static final class Uncancellable extends HttpUriRequestBase {

        private static final long serialVersionUID = 1L;

        Uncancellable() {
            super("PUT", URI.create("/"));
        }

        @Override
        public boolean cancel() {
            throw new LinkageError("made up by the test");
        }
    }

    private static final class StuckConnection extends OutputStream {

        private final CountDownLatch released;

        StuckConnection(CountDownLatch released) {
            this.released = released;
        }

        @Override
        public void write(int b) throws IOException {
            try {
                released.await();
            } catch (InterruptedException e) {
                throw new InterruptedIOException();
            }
        }
    }
}
