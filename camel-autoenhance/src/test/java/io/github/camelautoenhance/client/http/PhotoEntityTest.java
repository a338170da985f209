/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelautoenhance.client.http.PhotoEntity.SourceException;
import io.github.camelautoenhance.testing.ManualScheduler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoEntityTest {

    private final ManualScheduler scheduler = new ManualScheduler();
    private final RequestWatch watch = new RequestWatch(scheduler, scheduler::shutdownNow, Duration.ofMinutes(5));
    private final Buffers buffers = new Buffers(1);
    private final ByteArrayOutputStream wire = new ByteArrayOutputStream();

    @AfterEach
    void stop() {
        watch.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 65_535, 65_536, 65_537, 131_072, 1_000_000})
    void sends_exactly_the_announced_bytes(int length) throws Exception {
        // given
        Photo photo = new Photo(bytes(length), length);
        PhotoEntity entity = entity(photo);

        // when
        entity.writeTo(wire);

        // then
        assertThat(wire.toByteArray()).isEqualTo(photo.bytes);
        assertThat(entity.getContentLength()).isEqualTo(length);
        assertThat(entity.isChunked()).isFalse();
        assertThat(photo.isClosed).isTrue();
    }

    @Test
    void sends_from_first_byte_each_time() throws Exception {
        // given
        Photo photo = new Photo(bytes(100_000), 100_000);
        PhotoEntity entity = entity(photo);
        entity.writeTo(OutputStream.nullOutputStream());

        // when
        entity.writeTo(wire);

        // then
        assertThat(wire.toByteArray()).isEqualTo(photo.bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_536, 99_999})
    void fails_with_position_when_source_is_too_short(int present) {
        // given
        Photo photo = new Photo(bytes(present), 100_000);

        // then
        assertThatThrownBy(() -> entity(photo).writeTo(wire))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining(present + " of 100000 bytes");
        assertThat(photo.isClosed).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 65_535, 65_536, 65_537, 131_072})
    void fails_before_end_of_object_when_source_overruns(int announced) {
        // given
        Photo photo = new Photo(bytes(announced + 1), announced);

        // then
        assertThatThrownBy(() -> entity(photo).writeTo(wire))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("longer");
        assertThat(wire.size()).isLessThan(announced);
    }

    @Test
    void distinguishes_failed_source_from_failed_connection() {
        // given
        Photo failing = new Photo(bytes(100_000), 100_000);
        failing.failsFrom = 65_536;

        // then
        assertThatThrownBy(() -> entity(failing).writeTo(wire))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("FTP connection lost")
                .hasRootCauseMessage("FTP connection lost");
        assertThatThrownBy(() -> entity(new Photo(bytes(100), 100)).writeTo(new BrokenConnection()))
                .isInstanceOf(SocketException.class);
    }

    @Test
    void hides_address_in_failure_of_source() {
        // given
        Photo presigned = new Photo(bytes(100), 100) {
            @Override
            public InputStream open() throws IOException {
                throw new IOException("GET https://storage.example/photo.jpg?sig=s3cret answered 403");
            }
        };

        // then
        assertThatThrownBy(() -> entity(presigned).writeTo(wire))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("https://storage.example/photo.jpg")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void fails_as_source_when_it_cannot_be_opened() {
        // given
        Photo gone = new Photo(bytes(100), 100) {
            @Override
            public InputStream open() throws IOException {
                throw new IOException("no such file");
            }
        };

        // then
        assertThatThrownBy(() -> entity(gone).writeTo(wire))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("no such file");
        assertThat(wire.size()).isZero();
    }

    @Test
    void gives_buffer_back_also_after_failure() throws Exception {
        // given
        byte[] buffer = buffers.take();
        buffers.giveBack(buffer);

        // when
        entity(new Photo(bytes(100), 100)).writeTo(wire);
        assertThatThrownBy(() -> entity(new Photo(bytes(100), 100)).writeTo(new BrokenConnection()))
                .isInstanceOf(SocketException.class);

        // then
        assertThat(buffers.take()).isSameAs(buffer);
    }

    private PhotoEntity entity(PhotoSource photo) {
        return new PhotoEntity(photo, buffers, ManualScheduler.request(watch), sent -> {});
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static class Photo implements PhotoSource {

        private final byte[] bytes;
        private final long announced;
        private int failsFrom = Integer.MAX_VALUE;
        private boolean isClosed;

        Photo(byte[] bytes, long announced) {
            this.bytes = bytes;
            this.announced = announced;
        }

        @Override
        public long length() {
            return announced;
        }

        @Override
        public boolean isRepeatable() {
            return true;
        }

        @Override
        public InputStream open() throws IOException {
            return new InputStream() {
                private int position;

                @Override
                public int read() throws IOException {
                    byte[] one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
                }

                @Override
                public int read(byte[] target, int offset, int count) throws IOException {
                    if (position >= failsFrom) {
                        throw new IOException("FTP connection lost");
                    }
                    int read = new ByteArrayInputStream(Arrays.copyOfRange(bytes, position, bytes.length))
                            .read(target, offset, count);
                    position += Math.max(0, read);
                    return read;
                }

                @Override
                public void close() {
                    isClosed = true;
                }
            };
        }
    }

    private static final class BrokenConnection extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new SocketException("Broken pipe");
        }
    }
}
