/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.camelautoenhance.client.http.PhotoSource;
import io.github.camelautoenhance.error.AutoenhanceSourceException;
import io.github.camelautoenhance.model.AutoenhanceImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.converter.stream.FileInputStreamCache;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.UnitOfWorkHelper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoBodyTest {

    private static final byte[] PHOTO = photo(200_000);
    private static final long MAX_SIZE = 1_000_000;

    @TempDir
    Path folder;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<Exchange> exchanges = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        exchanges.forEach(PhotoBodyTest::done);
        context.close();
    }

    // What a photo may be

    interface BodyMaker {
        Object make(Path folder) throws Exception;
    }

    record BodyType(String name, BodyMaker maker) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<BodyType> photos() {
        return Stream.of(
                new BodyType("File", folder -> file(folder).toFile()),
                new BodyType("Path", PhotoBodyTest::file),
                new BodyType("WrappedFile of a local file", folder -> local(file(folder))),
                new BodyType("WrappedFile of a remote file in memory", folder -> remote(PHOTO)),
                new BodyType(
                        "WrappedFile of a remote file fetched to disk",
                        folder -> remote(file(folder).toFile())),
                new BodyType("WrappedFile of a remote file as a stream", folder -> remote(oneShot(PHOTO))),
                new BodyType("byte[]", folder -> PHOTO),
                new BodyType("ByteBuffer", folder -> ByteBuffer.wrap(PHOTO)),
                new BodyType("ByteBuffer outside the heap", folder -> direct(PHOTO)),
                new BodyType("StreamCache in memory", folder -> new InputStreamCache(PHOTO)),
                new BodyType(
                        "StreamCache in a file",
                        folder -> new FileInputStreamCache(file(folder).toFile())),
                new BodyType(
                        "FileInputStream",
                        folder -> new FileInputStream(file(folder).toFile())),
                new BodyType("ByteArrayInputStream", folder -> new ByteArrayInputStream(PHOTO)),
                new BodyType("InputStream of unknown length", folder -> oneShot(PHOTO)));
    }

    @ParameterizedTest
    @MethodSource("photos")
    void reads_every_body_type_twice_with_its_length(BodyType type) throws Exception {
        // when
        PhotoSource photo = auto().of(exchange(type.maker.make(folder)));

        // then
        assertThat(photo.length()).isEqualTo(PHOTO.length);
        assertThat(photo.isRepeatable()).isTrue();
        assertThat(read(photo)).isEqualTo(PHOTO);
        assertThat(read(photo)).isEqualTo(PHOTO);
    }

    @ParameterizedTest
    @MethodSource("photos")
    void reads_same_bytes_at_redelivery(BodyType type) throws Exception {
        // given
        Exchange exchange = exchange(type.maker.make(folder));
        read(auto().of(exchange));

        // when
        PhotoSource again = auto().of(exchange);

        // then
        assertThat(read(again)).isEqualTo(PHOTO);
    }

    @ParameterizedTest
    @MethodSource("photos")
    void starts_at_first_byte_after_broken_read(BodyType type) throws Exception {
        // given
        PhotoSource photo = auto().of(exchange(type.maker.make(folder)));
        try (InputStream half = photo.open()) {
            assertThat(half.readNBytes(100_000)).hasSize(100_000);
        }

        // then
        assertThat(read(photo)).isEqualTo(PHOTO);
    }

    @Test
    void reads_remaining_bytes_of_ByteBuffer_without_moving_position() throws Exception {
        // given
        ByteBuffer buffer = ByteBuffer.wrap(PHOTO);
        buffer.position(10).limit(110);

        // when
        PhotoSource photo = auto().of(exchange(buffer));
        byte[] bytes = read(photo);

        // then
        assertThat(bytes).hasSize(100).startsWith(PHOTO[10], PHOTO[11]);
        assertThat(buffer.position()).isEqualTo(10);
        assertThat(buffer.limit()).isEqualTo(110);
    }

    @Test
    void reads_whole_StreamCache_after_route_has_read_it() throws Exception {
        // given
        InputStreamCache cache = new InputStreamCache(PHOTO);
        assertThat(cache.readNBytes(1000)).hasSize(1000);

        // then
        assertThat(read(auto().of(exchange(cache)))).isEqualTo(PHOTO);
    }

    @Test
    void ignores_inbound_Content_Length() throws Exception {
        // given
        Exchange exchange = exchange(oneShot(PHOTO));
        exchange.getMessage().setHeader("Content-Length", 5);

        // then
        assertThat(auto().of(exchange).length()).isEqualTo(PHOTO.length);
    }

    // What is no photo

    static Stream<BodyType> noPhotos() {
        return Stream.of(
                new BodyType("String", folder -> file(folder).toString()),
                new BodyType("CharSequence", folder -> new StringBuilder("gpj.nehctik").reverse()),
                new BodyType("Reader", folder -> new StringReader("kitchen.jpg")),
                new BodyType("Map", folder -> Map.of("image_id", "i-1")),
                new BodyType("record", folder -> AutoenhanceImage.fromMap(Map.of("image_id", "i-1"))),
                new BodyType("DOM", folder -> DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .newDocument()),
                new BodyType("XML source", folder -> new DOMSource()),
                new BodyType("List", folder -> List.of("kitchen.jpg")),
                new BodyType("number", folder -> 42),
                new BodyType("WrappedFile of a remote file that holds text", folder -> remote("kitchen.jpg")));
    }

    @ParameterizedTest
    @MethodSource("noPhotos")
    void refuses_body_that_is_no_photo_with_explanation(BodyType type) throws Exception {
        // given
        Exchange exchange = exchange(type.maker.make(folder));

        // then
        assertThatThrownBy(() -> auto().of(exchange))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("message body");
    }

    static Stream<BodyType> empties() {
        return Stream.of(
                new BodyType("File", folder -> Files.createFile(folder.resolve("empty.jpg"))
                        .toFile()),
                new BodyType("byte[]", folder -> new byte[0]),
                new BodyType("ByteBuffer", folder -> ByteBuffer.allocate(0)),
                new BodyType("StreamCache", folder -> new InputStreamCache(new byte[0])),
                new BodyType("InputStream", folder -> oneShot(new byte[0])));
    }

    @ParameterizedTest
    @MethodSource("empties")
    void refuses_empty_photo(BodyType type) throws Exception {
        // given
        Exchange exchange = exchange(type.maker.make(folder));

        // then
        assertThatThrownBy(() -> auto().of(exchange))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("empty");
    }

    @Test
    void refuses_missing_body() {
        assertThatThrownBy(() -> auto().of(exchange(null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("null");
    }

    @Test
    void refuses_directory_and_missing_file() {
        // given
        File missing = folder.resolve("missing.jpg").toFile();

        // then
        assertThatThrownBy(() -> auto().of(exchange(folder.toFile())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(folder.toString());
        assertThatThrownBy(() -> auto().of(exchange(missing)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not exist");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void refuses_unreadable_file() throws Exception {
        // given
        Path file = file(folder);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeThat(Files.isReadable(file))
                .as("the superuser may read every file")
                .isFalse();

        // then
        assertThatThrownBy(() -> auto().of(exchange(file)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be read");
    }

    // Size

    @ParameterizedTest
    @MethodSource("photos")
    void row_37_accepts_photo_of_maxSize_and_refuses_larger(BodyType type) throws Exception {
        // given
        PhotoBody admitting = new PhotoBody(true, folder, PHOTO.length);
        PhotoBody refusing = new PhotoBody(true, folder, PHOTO.length - 1);

        // then
        assertThat(admitting.of(exchange(type.maker.make(folder))).length()).isEqualTo(PHOTO.length);
        assertThatThrownBy(() -> refusing.of(exchange(type.maker.make(folder))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxSize");
    }

    @Test
    void stops_reading_endless_stream_at_maxSize() {
        // given
        Endless endless = new Endless();

        // then
        assertThatThrownBy(() -> auto().of(exchange(endless)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxSize");
        assertThat(endless.read).isLessThan(MAX_SIZE + (1 << 17));
        assertThat(folder).isEmptyDirectory();
    }

    // Changes

    @Test
    void fails_as_source_when_file_changes_before_upload() throws Exception {
        // given
        Path file = file(folder);
        PhotoSource grown = auto().of(exchange(file));
        Files.write(file, photo(200_001));

        Path other = Files.write(folder.resolve("other.jpg"), PHOTO);
        PhotoSource rewritten = auto().of(exchange(other));
        Files.setLastModifiedTime(other, FileTime.fromMillis(1_000_000_000_000L));

        // then
        assertThatThrownBy(grown::open).isInstanceOf(IOException.class).hasMessageContaining("changed");
        assertThatThrownBy(rewritten::open).isInstanceOf(IOException.class).hasMessageContaining("changed");
    }

    @Test
    void fails_as_retryable_source_when_stream_fails() {
        // given
        InputStream failing = failingAfter(100_000);

        // then
        assertThatThrownBy(() -> auto().of(exchange(failing)))
                .isInstanceOfSatisfying(AutoenhanceSourceException.class, e -> assertThat(e.isRetryable())
                        .isTrue())
                .hasRootCauseMessage("FTP connection lost");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refuses_rest_of_failed_stream(boolean wrapped) {
        // given: 100 of 200 kB were read when the connection was lost; a further read would go on behind them
        InputStream failing = failingAfter(100_000);
        Exchange exchange = exchange(wrapped ? remote(failing) : failing);
        assertThatThrownBy(() -> auto().of(exchange)).isInstanceOf(AutoenhanceSourceException.class);

        // then
        assertThatThrownBy(() -> auto().of(exchange))
                .isInstanceOf(AutoenhanceSourceException.class)
                .hasMessageContaining("cannot be read again");
    }

    // The spool file

    @Test
    @EnabledOnOs(OS.LINUX)
    void spools_to_private_file_without_name() throws Exception {
        // given
        Path directory = folder.resolve("spool");

        // when
        PhotoSource photo = new PhotoBody(true, directory, MAX_SIZE).of(exchange(oneShot(PHOTO)));

        // then
        assertThat(photo.length()).isEqualTo(PHOTO.length);
        assertThat(directory).isEmptyDirectory();
        assertThat(openFilesIn(directory)).hasSize(1).allSatisfy(file -> assertThat(
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void releases_spooled_photo_when_exchange_is_done() throws Exception {
        // given
        Exchange exchange = exchange(oneShot(PHOTO));
        PhotoSource photo = auto().of(exchange);

        // when
        done(exchange);

        // then
        assertThat(openFilesIn(folder)).isEmpty();
        assertThatThrownBy(() -> read(photo)).isInstanceOf(IOException.class);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void closes_file_when_stream_fails_or_exceeds_limit() throws Exception {
        // when
        assertThatThrownBy(() -> auto().of(exchange(failingAfter(100_000)))).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> auto().of(exchange(new Endless()))).isInstanceOf(RuntimeException.class);

        // then
        assertThat(openFilesIn(folder)).isEmpty();
    }

    @Test
    void lets_two_readers_of_spooled_photo_read_independently() throws Exception {
        // given
        PhotoSource photo = auto().of(exchange(oneShot(PHOTO)));

        // when
        try (InputStream first = photo.open();
                InputStream second = photo.open()) {
            byte[] half = first.readNBytes(100_000);

            // then
            assertThat(second.readAllBytes()).isEqualTo(PHOTO);
            assertThat(half.length + first.readAllBytes().length).isEqualTo(PHOTO.length);
        }
    }

    @Test
    void takes_another_stream_of_exchange_for_another_photo() throws Exception {
        // given
        Exchange exchange = exchange(oneShot(PHOTO));
        read(auto().of(exchange));
        byte[] other = photo(1000);

        // when
        exchange.getMessage().setBody(oneShot(other));

        // then
        assertThat(read(auto().of(exchange))).isEqualTo(other);
    }

    @Test
    void refuses_to_read_stream_after_exchange_is_done() throws Exception {
        // given
        Exchange exchange = exchange(oneShot(PHOTO));
        auto().of(exchange);
        done(exchange);

        // then
        assertThatThrownBy(() -> auto().of(exchange))
                .isInstanceOf(AutoenhanceSourceException.class)
                .hasMessageContaining("cannot be read again");
    }

    // spool=never

    static Stream<BodyType> streamsOfKnownLength() {
        return Stream.of(
                new BodyType(
                        "FileInputStream",
                        folder -> new FileInputStream(file(folder).toFile())),
                new BodyType("ByteArrayInputStream", folder -> new ByteArrayInputStream(PHOTO)));
    }

    @ParameterizedTest
    @MethodSource("streamsOfKnownLength")
    void sends_stream_of_known_length_unspooled(BodyType type) throws Exception {
        // when
        PhotoSource photo = never().of(exchange(type.maker.make(folder)));

        // then
        assertThat(photo.length()).isEqualTo(PHOTO.length);
        assertThat(photo.isRepeatable()).isFalse();
        assertThat(read(photo)).isEqualTo(PHOTO);
    }

    @ParameterizedTest
    @MethodSource("streamsOfKnownLength")
    void finds_unread_stream_again_without_spooling(BodyType type) throws Exception {
        // given
        Exchange exchange = exchange(type.maker.make(folder));
        never().of(exchange);

        // then
        assertThat(read(never().of(exchange))).isEqualTo(PHOTO);
    }

    @ParameterizedTest
    @MethodSource("streamsOfKnownLength")
    void refuses_half_read_stream_without_spooling(BodyType type) throws Exception {
        // given
        Exchange exchange = exchange(type.maker.make(folder));
        try (InputStream half = never().of(exchange).open()) {
            assertThat(half.readNBytes(100_000)).hasSize(100_000);
        }

        // then
        assertThatThrownBy(() -> never().of(exchange))
                .isInstanceOf(AutoenhanceSourceException.class)
                .hasMessageContaining("cannot be read again");
    }

    @Test
    void row_31_refuses_stream_of_unknown_length_without_spooling() {
        assertThatThrownBy(() -> never().of(exchange(oneShot(PHOTO))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("length")
                .hasMessageContaining("spool=never");
    }

    @Test
    void makes_no_file_with_spool_never() throws Exception {
        // given
        PhotoBody never = new PhotoBody(false, folder.resolve("spool"), MAX_SIZE);

        // when
        read(never.of(exchange(new ByteArrayInputStream(PHOTO))));

        // then
        assertThat(folder.resolve("spool")).doesNotExist();
    }

    private PhotoBody auto() {
        return new PhotoBody(true, folder, MAX_SIZE);
    }

    private PhotoBody never() {
        return new PhotoBody(false, folder, MAX_SIZE);
    }

    private Exchange exchange(@Nullable Object body) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        exchanges.add(exchange);
        return exchange;
    }

    private static void done(Exchange exchange) {
        UnitOfWorkHelper.doneSynchronizations(
                exchange, exchange.getExchangeExtension().handoverCompletions());
    }

    private static byte[] read(PhotoSource photo) throws IOException {
        try (InputStream in = photo.open()) {
            return in.readAllBytes();
        }
    }

    private static byte[] photo(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static Path file(Path folder) throws IOException {
        return Files.write(folder.resolve("kitchen.jpg"), PHOTO);
    }

    private static GenericFile<File> local(Path file) {
        GenericFile<File> wrapped = new GenericFile<>();
        wrapped.setFile(file.toFile());
        return wrapped;
    }

    private static GenericFile<Object> remote(Object content) {
        GenericFile<Object> wrapped = new GenericFile<>();
        wrapped.setFile(new Object());
        wrapped.setBody(content);
        return wrapped;
    }

    private static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    /** A stream that tells no length and cannot be rewound. */
    private static InputStream oneShot(byte[] bytes) {
        return new SequenceInputStream(new ByteArrayInputStream(bytes), InputStream.nullInputStream());
    }

    /** Fails once; a read after that gives what would have come next. */
    private static InputStream failingAfter(int length) {
        return new SequenceInputStream(java.util.Collections.enumeration(List.of(
                new ByteArrayInputStream(PHOTO, 0, length),
                new FailingOnce(),
                new ByteArrayInputStream(PHOTO, length, PHOTO.length - length))));
    }

    private static List<Path> openFilesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.filter(file -> {
                        try {
                            return Files.readSymbolicLink(file).startsWith(directory);
                        } catch (IOException e) {
                            // The listing's own.
                            return false;
                        }
                    })
                    .toList();
        }
    }

    private static final class FailingOnce extends InputStream {
        private boolean failed;

        @Override
        public int read() throws IOException {
            if (failed) {
                return -1;
            }
            failed = true;
            throw new IOException("FTP connection lost");
        }

        @Override
        public int read(byte[] target, int offset, int count) throws IOException {
            return read();
        }
    }

    private static final class Endless extends InputStream {
        private long read;

        @Override
        public int read() {
            read++;
            return 1;
        }

        @Override
        public int read(byte[] target, int offset, int count) {
            read += count;
            return count;
        }
    }
}
