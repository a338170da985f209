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
 * exception of its own makes it close the connection; Spring Boot's filter for a WAR logs each other one. It is looked
 * up by name, since the application may run on another server.
 */
final class UnreadBody {

    private static final @Nullable Constructor<? extends IOException> CLIENT_ABORT = clientAbort();

    private UnreadBody() {}

    /** Has the server close the connection, now that the answer is sent. */
    static void abandon() throws IOException {
        if (CLIENT_ABORT == null) {
            return;
        }
        IOException clientAbort;
        try {
            clientAbort = CLIENT_ABORT.newInstance("The rest of the request is not wanted");
        } catch (ReflectiveOperationException e) {
            // The answer is sent; the server ends the request in its own way.
            return;
        }
        throw clientAbort;
    }

    private static @Nullable Constructor<? extends IOException> clientAbort() {
        try {
            return ClassUtils.forName(
                            "org.apache.catalina.connector.ClientAbortException", UnreadBody.class.getClassLoader())
                    .asSubclass(IOException.class)
                    .getConstructor(String.class);
        } catch (ReflectiveOperationException | LinkageError e) {
            return null;
        }
    }
}
