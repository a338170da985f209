/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.error.AutoenhanceSourceException;
import io.github.camelautoenhance.testing.EmulatorTestSupport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Streams that do not hold what they announce: nothing incomplete ever counts as a photo. */
@Timeout(600)
class UnreliableStreamTest extends EmulatorTestSupport {

    @ParameterizedTest
    @CsvSource({
        "100000, 90000, ended after 90000 of 100000",
        "100000, 100001, longer than its 100000",
        "2000000, 1999999, ended after 1999999 of 2000000",
        "2000000, 2000001, longer than its 2000000"
    })
    void rows_33_and_34_fails_when_stream_has_another_length_than_announced(int says, int holds, String complaint) {
        // when
        Exchange exchange =
                send("autoenhance:images?spool=never", new ObjectStream(new ByteArrayInputStream(photo(holds)), says));

        // then
        AutoenhanceSourceException error = exchange.getException(AutoenhanceSourceException.class);
        assertThat(error).hasMessageContaining(complaint);
        assertThat(error.isRetryable()).isTrue();
        assertThat(error.imageId()).isEqualTo(onlyImage().imageId());
        assertThat(onlyImage().bytes()).isEqualTo(-1);
    }

    @Test
    void sends_stream_of_known_length_unspooled() throws Exception {
        // when
        Exchange exchange =
                send("autoenhance:images?spool=never", new ObjectStream(new ByteArrayInputStream(photo(1000)), 1000));

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(onlyImage().sha256()).isEqualTo(sha256(photo(1000)));
    }

    @ParameterizedTest
    @CsvSource({"auto, 0", "never, 1"})
    void row_35_fails_as_retryable_when_stream_fails_midway(String spool, int records) {
        // given
        InputStream failing = new ObjectStream(new FailingAfter(photo(1000), 500), 1000);

        // when
        Exchange exchange = send("autoenhance:images?spool=" + spool, failing);

        // then: spooled, it fails before anything exists at the service
        assertThat(exchange.getException(AutoenhanceSourceException.class).isRetryable())
                .isTrue();
        assertThat(emulator().journal().requests(Route.CREATE_IMAGE)).hasSize(records);
        assertThat(emulator().images())
                .allSatisfy(image -> assertThat(image.bytes()).isEqualTo(-1));
    }

    @Test
    void row_35_reports_stalled_stream_as_source_failure() {
        // given
        InputStream stalled = new ObjectStream(new Stalled(), 1000);

        // when
        Exchange exchange = send("autoenhance:images?spool=never&uploadStallTimeout=1s", stalled);

        // then
        assertThat(exchange.getException(AutoenhanceSourceException.class))
                .hasMessageContaining("the photo's source gave no byte within uploadStallTimeout")
                .satisfies(e -> assertThat(e.isRetryable()).isTrue())
                .satisfies(e -> assertThat(e.imageId()).isEqualTo(onlyImage().imageId()));
    }

    @Test
    void fails_only_the_photo_whose_stream_throws_error() throws Exception {
        // given
        InputStream failing = new ObjectStream(new OutOfMemory(), 1000);

        // when
        Exchange exchange = send("autoenhance:images?spool=never", failing);

        // then
        assertThat(exchange.getException(AutoenhanceSourceException.class))
                .hasMessageContaining("OutOfMemoryError")
                .matches(AutoenhanceSourceException::isRetryable);
        assertThat(send("autoenhance:images?spool=never", photo(1000)).getException())
                .isNull();
    }

    @Test
    void refuses_stream_that_was_already_read() throws Exception {
        // given
        InputStream stream = new ByteArrayInputStream(photo(1000));
        byte[] unused = stream.readAllBytes();

        // when
        Exchange exchange = send("autoenhance:images", stream);

        // then
        assertThat(exchange.getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("empty");
        assertThat(emulator().journal().requests()).isEmpty();
    }

    /** Knows its length in the way of the AWS SDK's stream of an object. */
    public static final class ObjectStream extends InputStream {

        private final InputStream in;
        private final long length;

        ObjectStream(InputStream in, long length) {
            this.in = in;
            this.length = length;
        }

        public Response response() {
            return new Response(length);
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] target, int offset, int count) throws IOException {
            return in.read(target, offset, count);
        }
    }

    /** The part of its response that counts here. */
    public record Response(Long contentLength) {}

    private static final class OutOfMemory extends InputStream {

        @Override
        public int read() {
            throw new OutOfMemoryError("simulated");
        }

        @Override
        public int read(byte[] target, int offset, int count) {
            return read();
        }
    }

    private static final class Stalled extends InputStream {

        @Override
        public int read() throws IOException {
            try {
                new CountDownLatch(1).await();
                return -1;
            } catch (InterruptedException e) {
                throw new InterruptedIOException();
            }
        }

        @Override
        public int read(byte[] target, int offset, int count) throws IOException {
            return read();
        }
    }

    private static final class FailingAfter extends InputStream {

        private final InputStream in;

        FailingAfter(byte[] bytes, int limit) {
            this.in = new ByteArrayInputStream(bytes, 0, limit);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int count) throws IOException {
            int read = in.read(target, offset, count);
            if (read < 0) {
                throw new IOException("connection to the FTP server lost");
            }
            return read;
        }
    }
}
