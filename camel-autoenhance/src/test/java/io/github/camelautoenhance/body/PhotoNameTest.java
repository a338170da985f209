/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.client.http.PhotoSource;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoNameTest {

    private static final String AWS_KEY = "CamelAwsS3Key";
    private static final String AZURE_BLOB = "CamelAzureStorageBlobBlobName";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Message message = new DefaultExchange(context).getMessage();

    @AfterEach
    void stop() throws Exception {
        context.close();
    }

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("kitchen.jpg", "kitchen.jpg"),
                Arguments.of("inbox/villa 42/kitchen.jpg", "kitchen.jpg"),
                Arguments.of("C:\\photos\\kitchen.jpg", "kitchen.jpg"),
                Arguments.of("inbox/villa\\kitchen.jpg", "kitchen.jpg"),
                Arguments.of("inbox\\villa/kitchen.jpg", "kitchen.jpg"),
                Arguments.of("../../etc/passwd", "passwd"),
                Arguments.of("/absolute/kitchen.jpg", "kitchen.jpg"),
                Arguments.of("  kitchen.jpg  ", "kitchen.jpg"),
                Arguments.of("Küche – 1. Stock (süd).jpg", "Küche – 1. Stock (süd).jpg"),
                Arguments.of("it's \"quoted\" & <odd>.jpg", "it's \"quoted\" & <odd>.jpg"),
                Arguments.of("kit\r\nchen\0.jpg\t", "kitchen.jpg"),
                Arguments.of("kit\u007fchen\u0085\u009f.jpg", "kitchen.jpg"),
                Arguments.of("kit\u2028chen\u2029.jpg", "kitchen.jpg"),
                Arguments.of("kitchen\u202egpj.exe", "kitchengpj.exe"),
                Arguments.of("\ufeff\u200ekit\u200f\u061cchen\u202a\u2066\u2069.jpg", "kitchen.jpg"),
                Arguments.of("..jpg", "..jpg"),
                Arguments.of("...", "..."),
                Arguments.of(".jpg", ".jpg"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void turns_given_name_into_plain_file_name(String given, String name) {
        assertThat(PhotoName.resolve(given, message, null)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "a/..", "a\\.", "inbox/", "inbox\\", "\r\n", "\u202e", " \u200e "})
    void ignores_name_with_no_usable_characters(String given) {
        // given
        message.setHeader(AWS_KEY, "photos/kitchen.jpg");

        // then
        assertThat(PhotoName.resolve(given, message, null)).isEqualTo("kitchen.jpg");
    }

    @ParameterizedTest
    @CsvSource({
        "255, .jpg,                 255, .jpg",
        "256, .jpg,                 255, .jpg",
        "300, .jpg,                 255, .jpg",
        "300, .abcdefghijklmno,     255, .abcdefghijklmno",
        "300, .no_extension_at_all, 255, a",
        "300, a,                    255, a",
    })
    void cuts_long_name_and_keeps_extension(int length, String end, int expected, String expectedEnd) {
        // given
        String given = "a".repeat(length - end.length()) + end;

        // then
        assertThat(PhotoName.resolve(given, message, null)).hasSize(expected).endsWith(expectedEnd);
    }

    @Test
    void cuts_no_surrogate_pair_in_half() {
        // given: the 251st and 252nd char are the two halves of one character
        String given = "a".repeat(250) + "\ud83c\udfe0".repeat(10) + ".jpg";

        // then
        assertThat(PhotoName.resolve(given, message, null)).isEqualTo("a".repeat(250) + ".jpg");
        assertThat(PhotoName.resolve("a".repeat(250) + "\ud83c\udfe0" + "b".repeat(10) + ".jpg", message, null))
                .isEqualTo("a".repeat(250) + ".jpg");
        assertThat(PhotoName.resolve("a" + given, message, null)).isEqualTo("a".repeat(251) + ".jpg");
        assertThat(PhotoName.resolve(given.substring(1), message, null))
                .isEqualTo("a".repeat(249) + "\ud83c\udfe0.jpg");
    }

    @Test
    void prefers_given_name_to_names_of_source() {
        // given
        message.setHeader(Exchange.FILE_NAME, "file.jpg");
        message.setBody(new File("body.jpg"));

        // then
        assertThat(PhotoName.resolve("given.jpg", message, null)).isEqualTo("given.jpg");
    }

    @Test
    void prefers_names_of_source_in_order() {
        // given
        message.setBody(new File("inbox/body.jpg"));
        assertThat(name()).isEqualTo("body.jpg");

        // then
        message.setHeader(AZURE_BLOB, "container/blob.jpg");
        assertThat(name()).isEqualTo("blob.jpg");
        message.setHeader(AWS_KEY, "photos/key.jpg");
        assertThat(name()).isEqualTo("key.jpg");
        message.setHeader(Exchange.FILE_NAME, "inbox/file.jpg");
        assertThat(name()).isEqualTo("file.jpg");
    }

    @Test
    void skips_blank_name_of_source() {
        // given
        message.setHeader(Exchange.FILE_NAME, " ");
        message.setHeader(AWS_KEY, "key.jpg");

        // then
        assertThat(name()).isEqualTo("key.jpg");
    }

    @Test
    void takes_name_of_file_body() {
        message.setBody(Path.of("inbox", "path.jpg"));
        assertThat(name()).isEqualTo("path.jpg");

        GenericFile<File> wrapped = new GenericFile<>();
        wrapped.setFile(new File("inbox/wrapped.jpg"));
        message.setBody(wrapped);
        assertThat(name()).isEqualTo("wrapped.jpg");
    }

    static Stream<Arguments> firstBytes() {
        return Stream.of(
                Arguments.of("\u00ff\u00d8\u00ff\u00e1..Exif", ".jpg"),
                Arguments.of("\u0089PNG\r\n\u001a\n....IHDR", ".png"),
                Arguments.of("RIFF....WEBPVP8 ", ".webp"),
                Arguments.of("RIFF....WAVEfmt ", ""),
                Arguments.of("II*\0........", ".tif"),
                Arguments.of("MM\0*........", ".tif"),
                Arguments.of("....ftypavif....", ".avif"),
                Arguments.of("....ftypheic....", ".heic"),
                Arguments.of("....ftypmif1....", ".heic"),
                Arguments.of("....ftypisom....", ""),
                Arguments.of("%PDF-1.7", ""),
                Arguments.of("\u00ff", ""),
                Arguments.of("", ""));
    }

    @ParameterizedTest
    @MethodSource("firstBytes")
    void falls_back_to_exchange_id_and_detected_format(String bytes, String extension) {
        // given
        Photo photo = new Photo(bytes, true);

        // then
        assertThat(PhotoName.resolve(null, message, photo))
                .isEqualTo(message.getExchange().getExchangeId() + extension);
        assertThat(photo.openStreams).isZero();
    }

    @Test
    void leaves_unrepeatable_photo_unread() {
        // given
        Photo photo = new Photo("\u00ff\u00d8\u00ff", false);

        // then
        assertThat(PhotoName.resolve(null, message, photo))
                .isEqualTo(message.getExchange().getExchangeId());
        assertThat(photo.opened).isZero();
    }

    @Test
    void names_record_without_photo_by_exchange_id() {
        assertThat(name()).isEqualTo(message.getExchange().getExchangeId());
    }

    @Test
    void names_photo_that_cannot_be_read() {
        // given
        Photo photo = new Photo("", true) {
            @Override
            public InputStream open() throws IOException {
                throw new IOException("no such file");
            }
        };

        // then
        assertThat(PhotoName.resolve(null, message, photo))
                .isEqualTo(message.getExchange().getExchangeId());
    }

    private String name() {
        return PhotoName.resolve(null, message, null);
    }

    private static class Photo implements PhotoSource {

        private final byte[] bytes;
        private final boolean repeatable;
        private int opened;
        private int openStreams;

        Photo(String bytes, boolean repeatable) {
            this.bytes = bytes.getBytes(StandardCharsets.ISO_8859_1);
            this.repeatable = repeatable;
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public boolean isRepeatable() {
            return repeatable;
        }

        @Override
        public InputStream open() throws IOException {
            opened++;
            openStreams++;
            return new ByteArrayInputStream(bytes) {
                @Override
                public void close() {
                    openStreams--;
                }
            };
        }
    }
}
