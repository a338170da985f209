/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.body;

import io.github.camelautoenhance.client.http.PhotoSource;
import io.github.camelautoenhance.error.AutoenhanceSourceException;
import io.github.camelautoenhance.error.Failure;
import io.github.camelautoenhance.model.AutoenhanceImage;
import io.github.camelautoenhance.util.Redaction;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Objects;
import javax.xml.transform.Source;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.util.IOHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Node;

/**
 * Makes a {@link PhotoSource} of a message body, with its length known and checked before anything is created at the
 * service.
 *
 * @param spool whether a stream that can be read only once is kept in a temporary file first
 * @param directory where; null: the system's temporary directory
 * @param maxSize the largest photo in bytes
 */
public record PhotoBody(boolean spool, @Nullable Path directory, long maxSize) {

    private static final Logger LOG = LoggerFactory.getLogger(PhotoBody.class);
    private static final String ONE_SHOT = "CamelAutoenhanceOneShotBody";

    /**
     * Finds the photo in the message.
     *
     * @throws IllegalArgumentException for a body that is no photo, empty, too large or not readable
     * @throws AutoenhanceSourceException if reading it failed, now or in an earlier try
     */
    public PhotoSource of(Exchange exchange) {
        PhotoSource source;
        try {
            source = source(exchange.getMessage().getBody(), exchange);
        } catch (IOException e) {
            throw new AutoenhanceSourceException(Failure.of("Reading the photo in the message body failed ("
                            + e.getClass().getSimpleName() + ")")
                    // A source may be presigned as well.
                    .because(Redaction.cause(e))
                    .retryable());
        }
        if (source.length() == 0) {
            String name = PhotoName.ofSource(exchange.getMessage());
            throw new IllegalArgumentException("The message body" + (name == null ? "" : " (" + name + ")")
                    + " is empty (0 bytes): there is no photo to upload");
        }
        if (source.length() > maxSize) {
            throw tooLarge(String.valueOf(source.length()), maxSize);
        }
        return source;
    }

    static IllegalArgumentException tooLarge(String bytes, long maxSize) {
        return new IllegalArgumentException("The photo has " + bytes + " bytes; the option maxSize admits " + maxSize);
    }

    private PhotoSource source(@Nullable Object body, Exchange exchange) throws IOException {
        if (body == null) {
            throw new IllegalArgumentException("The message body is null: there is no photo to upload");
        }
        refuseWhatIsNoPhoto(body);
        if (body instanceof WrappedFile<?> wrapped) {
            return wrapped(wrapped, exchange);
        }
        if (body instanceof File file) {
            return file(file.toPath());
        }
        if (body instanceof Path path) {
            return file(path);
        }
        if (body instanceof byte[] bytes) {
            return new PhotoSources.OfBuffer(ByteBuffer.wrap(bytes));
        }
        if (body instanceof ByteBuffer buffer) {
            return new PhotoSources.OfBuffer(buffer.duplicate());
        }
        // A cache that cannot tell its length says 0.
        if (body instanceof StreamCache cache && cache instanceof InputStream stream && cache.length() > 0) {
            return new PhotoSources.OfCache(cache, stream);
        }
        if (body instanceof InputStream stream) {
            return stream(stream, () -> stream, exchange);
        }
        return stream(body, () -> converted(body, exchange), exchange);
    }

    /** A path or a JSON text uploaded as a photo would be paid for before anybody notices. */
    private static void refuseWhatIsNoPhoto(Object body) {
        if (body instanceof CharSequence || body instanceof Reader) {
            throw noPhoto(body, "is text, no photo (for the file at a path, make it a java.io.File)");
        }
        if (body instanceof Map || body instanceof AutoenhanceImage) {
            throw noPhoto(body, "is a record, no photo");
        }
        if (body instanceof Node || body instanceof Source) {
            throw noPhoto(body, "is XML, no photo");
        }
    }

    private static IllegalArgumentException noPhoto(Object body, String why) {
        return new IllegalArgumentException(
                "The message body (" + body.getClass().getName() + ") " + why);
    }

    private PhotoSource wrapped(WrappedFile<?> wrapped, Exchange exchange) throws IOException {
        if (wrapped.getFile() instanceof File file) {
            return file(file.toPath());
        }
        // A remote file: its content is what the consumer fetched, in memory, in a local file or as a stream.
        Object content = wrapped.getBody();
        if (content != null) {
            return content instanceof InputStream stream
                    ? stream(content, () -> stream, exchange)
                    : source(content, exchange);
        }
        return stream(wrapped, () -> converted(wrapped, exchange), exchange);
    }

    private static InputStream converted(Object body, Exchange exchange) {
        InputStream stream = exchange.getContext().getTypeConverter().tryConvertTo(InputStream.class, exchange, body);
        if (stream == null) {
            throw noPhoto(body, "has no content that could be read as a stream");
        }
        return stream;
    }

    private static PhotoSource file(Path file) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("The file " + file + " does not exist", e);
        }
        if (!attributes.isRegularFile()) {
            throw new IllegalArgumentException(
                    file + (attributes.isDirectory() ? " is a folder, no photo" : " is no file that holds a photo"));
        }
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("The file " + file + " cannot be read by this process");
        }
        return PhotoSources.OfFile.of(file, attributes);
    }

    /**
     * @param key the object that stands for this stream in the message, by which a redelivery finds the spooled copy
     * @param opening gives the stream, once it is known that it is to be read
     */
    private PhotoSource stream(Object key, Opening opening, Exchange exchange) throws IOException {
        OneShot earlier = exchange.getProperty(ONE_SHOT) instanceof OneShot known ? known : null;
        if (earlier != null && earlier.isOf(key, exchange)) {
            return earlier.photo();
        }
        InputStream stream = opening.open();
        // What an earlier try, or another copy of the exchange, has left of it would pass for a shorter photo.
        if (earlier != null && earlier.stream == stream) {
            throw new AutoenhanceSourceException(
                    Failure.of("The stream in the message body was read by an earlier try and cannot be read again")
                            .retryable());
        }
        if (earlier != null) {
            earlier.release(exchange);
        }
        return spool ? spooled(key, stream, exchange) : direct(key, stream, exchange);
    }

    /** Opens the stream of a body. */
    private interface Opening {
        InputStream open() throws IOException;
    }

    private PhotoSource spooled(Object key, InputStream stream, Exchange exchange) throws IOException {
        exchange.setProperty(ONE_SHOT, new OneShot(exchange.getExchangeId(), key, stream, null));
        SpoolFile file;
        try {
            file = SpoolFile.of(stream, directory, maxSize);
        } finally {
            if (key != stream) {
                // Opened here, by conversion, so no one else closes it.
                IOHelper.close(stream, "photo in the message body", LOG);
            }
        }
        exchange.setProperty(ONE_SHOT, new OneShot(exchange.getExchangeId(), key, stream, file));
        closeWhenDone(exchange, file, "spooled photo");
        return file;
    }

    private static void closeWhenDone(Exchange exchange, Closeable closeable, String name) {
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                IOHelper.close(closeable, name, LOG);
            }
        });
    }

    private static PhotoSource direct(Object key, InputStream stream, Exchange exchange) throws IOException {
        if (key != stream) {
            closeWhenDone(exchange, stream, "photo in the message body");
        }
        long length = StreamLength.of(stream)
                .orElseThrow(() -> new IllegalArgumentException("The length of the stream in the message body ("
                        + stream.getClass().getName() + ") is not known, and spool=never forbids to find out"));
        PhotoSource photo = new PhotoSources.OfStream(stream, length);
        exchange.setProperty(ONE_SHOT, new OneShot(exchange.getExchangeId(), key, stream, photo));
        return photo;
    }

    /**
     * A stream that can be read once, and the photo made of it; null while, or after, that failed. Kept while the
     * exchange lives, for its redeliveries; a copy of the exchange has no right to it.
     */
    private record OneShot(
            String exchangeId,
            Object key,
            InputStream stream,
            @Nullable PhotoSource source) {

        boolean isOf(Object other, Exchange exchange) {
            return key == other && exchangeId.equals(exchange.getExchangeId()) && source != null && source.isReadable();
        }

        PhotoSource photo() {
            return Objects.requireNonNull(source);
        }

        /** Another photo takes its place in the exchange. */
        void release(Exchange exchange) {
            if (source instanceof SpoolFile file && exchangeId.equals(exchange.getExchangeId())) {
                IOHelper.close(file, "spooled photo", LOG);
            }
        }

        @Override
        public String toString() {
            return "SpooledBody";
        }
    }
}
