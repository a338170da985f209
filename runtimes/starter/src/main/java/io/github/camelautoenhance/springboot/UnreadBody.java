/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.springboot;

import java.io.IOException;
import java.lang.reflect.Constructor;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/**
 * The body of a request that has been answered without it. Tomcat reads up to two megabytes of it on the thread of the
 * request, for as long as the sender takes: a few senders of a body that never comes would hold every thread. An
 * exception of its own makes it close the connection. It is looked up by name, since the application may run on another
 * server.
 */
final class UnreadBody {

    private static final @Nullable Constructor<? extends IOException> CLOSE_NOW = closeNow();

    private UnreadBody() {}

    /** Has the server close the connection, now that the answer is sent. */
    static void abandon() throws IOException {
        if (CLOSE_NOW == null) {
            return;
        }
        IOException closeNow;
        try {
            closeNow = CLOSE_NOW.newInstance("The rest of the request is not wanted");
        } catch (ReflectiveOperationException e) {
            // The answer is sent; the server ends the request in its own way.
            return;
        }
        throw closeNow;
    }

    private static @Nullable Constructor<? extends IOException> closeNow() {
        try {
            return ClassUtils.forName("org.apache.coyote.CloseNowException", UnreadBody.class.getClassLoader())
                    .asSubclass(IOException.class)
                    .getConstructor(String.class);
        } catch (ReflectiveOperationException | LinkageError e) {
            return null;
        }
    }
}
