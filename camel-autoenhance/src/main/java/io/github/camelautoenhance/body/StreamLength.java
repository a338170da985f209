/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.body;

import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The length of a stream as far as the stream itself knows it. A header that says so is no source: it may be of another
 * body, from before a transformation.
 */
final class StreamLength {

    private StreamLength() {}

    static OptionalLong of(InputStream stream) throws IOException {
        if (stream instanceof FileInputStream file) {
            return OptionalLong.of(file.getChannel().size() - file.getChannel().position());
        }
        if (stream instanceof ByteArrayInputStream bytes) {
            return OptionalLong.of(bytes.available());
        }
        return ofResponse(stream);
    }

    /**
     * The stream that the AWS SDK gives for an object carries its own response. Asked for by reflection, so that nobody
     * needs the SDK who does not use it.
     */
    private static OptionalLong ofResponse(InputStream stream) {
        Object response = call(stream, "response");
        return response != null && call(response, "contentLength") instanceof Long length
                ? OptionalLong.of(length)
                : OptionalLong.empty();
    }

    private static @Nullable Object call(Object target, String name) {
        try {
            Method method = target.getClass().getMethod(name);
            return method.invoke(target);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            return null;
        }
    }
}
