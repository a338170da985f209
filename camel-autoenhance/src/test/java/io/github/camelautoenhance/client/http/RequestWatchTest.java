/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelautoenhance.client.http.RequestWatch.Ending;
import io.github.camelautoenhance.client.http.RequestWatch.Watched;
import io.github.camelautoenhance.testing.ManualScheduler;
import io.github.camelautoenhance.util.Deadline;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestWatchTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private static final Duration STALL_TIMEOUT = Duration.ofSeconds(60);

    private final ManualScheduler scheduler = new ManualScheduler();
    private final AtomicLong nanoTime = new AtomicLong();
    private final RequestWatch watch =
            new RequestWatch(scheduler, scheduler::shutdownNow, STALL_TIMEOUT, nanoTime::get);

    @AfterEach
    void stop() {
        watch.close();
    }

    @Test
    void detects_stall_before_first_byte() throws Exception {
        // given
        Watched watched = ManualScheduler.request(watch);
        Gate storage = new Gate();
        FutureTask<Void> sender = sender(watched, new Photo(new byte[1], true), new StuckConnection(storage));

        // when
        storage.entered.await();
        passStallTimeout();

        // then
        assertThat(watched.ending()).isEqualTo(Ending.STALLED);
        storage.released.countDown();
        sender.get();
    }

    @Test
    void interrupts_stream_that_gives_no_byte() throws Exception {
        // given
        Watched watched = ManualScheduler.request(watch);
        Gate source = new Gate();
        AtomicBoolean stillInterrupted = new AtomicBoolean(true);
        FutureTask<Void> sender = new FutureTask<>(() -> {
            try {
                entity(new Photo(source, false), watched, sent -> {}).writeTo(OutputStream.nullOutputStream());
            } finally {
                stillInterrupted.set(Thread.currentThread().isInterrupted());
            }
            return null;
        });
        new Thread(sender).start();

        // when
        source.entered.await();
        passStallTimeout();

        // then
        assertThatThrownBy(sender::get)
                .hasCauseInstanceOf(PhotoEntity.SourceException.class)
                .hasRootCauseInstanceOf(InterruptedException.class);
        assertThat(watched.ending()).isEqualTo(Ending.SOURCE_STALLED);
        assertThat(stillInterrupted).isFalse();
    }

    @Test
    void interrupts_no_source_that_can_be_read_again() throws Exception {
        // given
        Watched watched = ManualScheduler.request(watch);
        Gate source = new Gate();
        FutureTask<Void> sender = sender(watched, new Photo(source, true), OutputStream.nullOutputStream());

        // when
        source.entered.await();
        passStallTimeout();
        source.released.countDown();

        // then: the read was finished, and no further one began
        assertThatThrownBy(sender::get)
                .rootCause()
                .isInstanceOf(InterruptedIOException.class)
                .hasMessage("the request has been ended");
        assertThat(watched.ending()).isEqualTo(Ending.SOURCE_STALLED);
    }

    @Test
    void interrupts_stream_without_bytes_at_deadline() throws Exception {
        // given
        Deadline deadline = Deadline.after(LONG);
        Watched watched = watch.watch(new HttpUriRequestBase("PUT", URI.create("/")), deadline);
        Gate source = new Gate();
        FutureTask<Void> sender = sender(watched, new Photo(source, false), OutputStream.nullOutputStream());

        // when
        source.entered.await();
        deadline.cancel();
        scheduler.tick();

        // then
        assertThatThrownBy(sender::get).hasRootCauseInstanceOf(InterruptedException.class);
        assertThat(watched.ending()).isEqualTo(Ending.STOPPED);
    }

    @Test
    void counts_stall_from_last_byte() throws Exception {
        // given
        Watched watched = ManualScheduler.request(watch);
        OutputStream slow = new OutputStream() {
            @Override
            public void write(int b) {
                throw new AssertionError("written byte by byte");
            }

            @Override
            public void write(byte[] bytes, int offset, int count) {
                pass(STALL_TIMEOUT.dividedBy(2));
            }
        };

        // when: ten writes
        entity(new Photo(new byte[10 * 65_536], true), watched, sent -> {}).writeTo(slow);

        // then
        assertThat(watched.ending()).isNull();
    }

    @Test
    void excludes_time_of_listener() throws Exception {
        // given
        Watched watched = ManualScheduler.request(watch);

        // when
        entity(new Photo(new byte[1], true), watched, sent -> passStallTimeout())
                .writeTo(OutputStream.nullOutputStream());

        // then
        assertThat(watched.ending()).isNull();
    }

    @Test
    void reports_no_stall_while_waiting_for_reply() throws Exception {
        // given
        Watched watched = ManualScheduler.request(watch);
        entity(new Photo(new byte[1], true), watched, sent -> {}).writeTo(OutputStream.nullOutputStream());

        // when
        passStallTimeout();

        // then
        assertThat(watched.ending()).isNull();
    }

    @Test
    void reports_no_stall_without_photo() {
        // given
        Watched watched = ManualScheduler.request(watch);

        // when
        passStallTimeout();

        // then
        assertThat(watched.ending()).isNull();
    }

    @Test
    void ends_request_at_its_deadline() {
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
    void leaves_finished_request_alone() {
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
    void ends_current_and_later_requests_at_stop() throws Exception {
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
    void stops_others_after_cancel_of_one_throws() {
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
    void pauses_for_whole_time_unless_stopped() throws Exception {
        assertThat(watch.pause(Duration.ofMillis(1), Deadline.after(LONG))).isTrue();
    }

    private void passStallTimeout() {
        pass(STALL_TIMEOUT.plusNanos(1));
    }

    private void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
        scheduler.tick();
    }

    private static PhotoEntity entity(Photo photo, Watched watched, LongConsumer sent) {
        return new PhotoEntity(photo, new Buffers(1), watched, sent);
    }

    private static FutureTask<Void> sender(Watched watched, Photo photo, OutputStream connection) {
        FutureTask<Void> sender = new FutureTask<>(() -> {
            entity(photo, watched, sent -> {}).writeTo(connection);
            return null;
        });
        new Thread(sender).start();
        return sender;
    }

    /** Shows that a thread waits at it. */
    private static final class Gate extends InputStream {

        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        @Override
        public int read() throws IOException {
            entered.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
            return 0;
        }

        @Override
        public int read(byte[] target, int offset, int count) throws IOException {
            target[offset] = (byte) read();
            return 1;
        }
    }

    private record Photo(InputStream in, long length, boolean isRepeatable) implements PhotoSource {

        Photo(byte[] bytes, boolean isRepeatable) {
            this(new ByteArrayInputStream(bytes), bytes.length, isRepeatable);
        }

        Photo(Gate gate, boolean isRepeatable) {
            this(gate, 1, isRepeatable);
        }

        @Override
        public InputStream open() {
            return in;
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

        private final Gate gate;

        StuckConnection(Gate gate) {
            this.gate = gate;
        }

        @Override
        public void write(int b) throws IOException {
            int unused = gate.read();
        }
    }
}
