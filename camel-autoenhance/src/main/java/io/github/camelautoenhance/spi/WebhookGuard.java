/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.spi;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Stands before an HTTP server's connection to Camel where that reads a whole body, whoever sent it, before anybody
 * looks at the request. Every bean of this type in the registry guards every webhook; the Spring Boot starter brings
 * one along.
 */
public interface WebhookGuard {

    /** Guards the requests at this path from now on, in place of whatever guarded it; those at a stopped route too. */
    void guard(String path, Entrance entrance);

    /** Ends that when the route is removed, unless the path has another entrance by now. */
    void release(String path, Entrance entrance);

    /** What a request has to pass. */
    @FunctionalInterface
    interface Entrance {

        /**
         * Reads the body of a request that shows the secret: not too much of it, and not for too long.
         *
         * @param authentication the header Authentication; null if it is not there exactly once
         * @param body read only if the secret is the right one
         * @throws Refusal with what is to be answered; the rest of the body is not to be waited for
         * @throws IOException if the connection breaks
         */
        byte[] read(@Nullable String authentication, InputStream body) throws Refusal, IOException;
    }
}
