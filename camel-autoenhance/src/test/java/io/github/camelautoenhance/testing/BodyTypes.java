/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.testing;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.camel.WrappedFile;
import org.apache.camel.converter.stream.ByteArrayInputStreamCache;
import org.apache.camel.converter.stream.FileInputStreamCache;

/** Every kind of body that holds a photo, made from a file. */
public final class BodyTypes {

    public static final int LENGTH = 300_000;

    private BodyTypes() {}

    /** Makes a body of one kind from a file with the photo. */
    public interface BodyKind {
        Object from(Path file) throws Exception;
    }

    public record Named(String name, BodyKind kind) {
        @Override
        public String toString() {
            return name;
        }
    }

    public static Stream<Named> bodies() {
        return Stream.of(
                new Named("File", Path::toFile),
                new Named("Path", file -> file),
                new Named("WrappedFile of a local file", file -> new Wrapped(file.toFile(), null)),
                new Named(
                        "WrappedFile with the content in memory",
                        file -> new Wrapped("remote", Files.readAllBytes(file))),
                new Named("WrappedFile with a stream", file -> new Wrapped("remote", Files.newInputStream(file))),
                new Named("byte[]", Files::readAllBytes),
                new Named("ByteBuffer", file -> ByteBuffer.wrap(Files.readAllBytes(file))),
                new Named("direct ByteBuffer", file -> {
                    byte[] bytes = Files.readAllBytes(file);
                    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
                }),
                new Named(
                        "StreamCache in memory",
                        file -> new ByteArrayInputStreamCache(new ByteArrayInputStream(Files.readAllBytes(file)))),
                new Named("StreamCache in a file", file -> new FileInputStreamCache(file.toFile())),
                new Named("FileInputStream", file -> Files.newInputStream(file)),
                new Named(
                        "stream that gives one byte at a time",
                        file -> new OneByteAtATime(Files.newInputStream(file))));
    }

    /** As the consumers of remote files hand them over. */
    private record Wrapped(
            Object file, @org.jspecify.annotations.Nullable Object content) implements WrappedFile<Object> {
        @Override
        public Object getFile() {
            return file;
        }

        @Override
        public @org.jspecify.annotations.Nullable Object getBody() {
            return content;
        }

        @Override
        public long getFileLength() {
            return file instanceof File local ? local.length() : LENGTH;
        }
    }

    private static final class OneByteAtATime extends InputStream {

        private final InputStream in;

        OneByteAtATime(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws java.io.IOException {
            return in.read();
        }

        @Override
        public int read(byte[] target, int offset, int count) throws java.io.IOException {
            return in.read(target, offset, Math.min(1, count));
        }
    }
}
