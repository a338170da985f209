/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.jms;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Body;
import org.apache.camel.StreamCache;
import org.jspecify.annotations.Nullable;

/**
 * The bean that refuses messages whose bytes are text, such as JSON, or none: what a sender puts into a queue by
 * mistake. The service would take them, and only its enhancement fail. Bodies that are no bytes at all are refused by
 * the component.
 *
 * <pre>{@code
 * new PhotoCheck().check("{}".getBytes(UTF_8)); // IllegalArgumentException
 * }</pre>
 */
public final class PhotoCheck {

    private static final int BEGINNING = 512;
    /** Artemis delivers a BytesMessage into which nothing was written as four zeros. */
    private static final int SMALLEST = 8;

    /**
     * Looks at the beginning of the body, and leaves the body as it was.
     *
     * @param body bytes, or a stream that can be read again; anything else is let through
     * @throws IllegalArgumentException if the bytes are text, or too few for a photo
     * @throws IOException if a stream cannot be read
     */
    public void check(@Body @Nullable Object body) throws IOException {
        byte[] beginning = beginning(body);
        if (beginning == null) {
            return;
        }
        if (beginning.length > 0 && isText(beginning)) {
            throw new IllegalArgumentException("The message body is text (JSON, XML?), no photo");
        }
        if (beginning.length < SMALLEST) {
            throw new IllegalArgumentException(
                    "The message body is too small for a photo (" + beginning.length + " bytes)");
        }
    }

    private static byte @Nullable [] beginning(@Nullable Object body) throws IOException {
        if (body instanceof byte[] bytes) {
            return new ByteArrayInputStream(bytes).readNBytes(BEGINNING);
        }
        if (body instanceof StreamCache cache && body instanceof InputStream stream) {
            byte[] beginning = stream.readNBytes(BEGINNING);
            cache.reset();
            return beginning;
        }
        return null;
    }

    /** Every photo format has a byte below the space, other than tab and line ends, among its first. */
    private static boolean isText(byte[] bytes) {
        for (byte value : bytes) {
            boolean control = value >= 0 && value < ' ' && value != '\t' && value != '\n' && value != '\r';
            if (control) {
                return false;
            }
        }
        return true;
    }
}
