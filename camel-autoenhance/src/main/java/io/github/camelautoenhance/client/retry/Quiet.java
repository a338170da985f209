/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.retry;

import java.time.Duration;

/** How long the server has asked not to be sent requests, after a rate limit. */
public interface Quiet {

    /** For requests that keep no rate limit but the one in their own response. */
    Quiet NONE = new Quiet() {
        @Override
        public void ask(Duration time) {}

        @Override
        public Duration remaining() {
            return Duration.ZERO;
        }
    };

    /** The server asks for this long from now. */
    void ask(Duration time);

    /** How long is still left; zero if requests may be sent. */
    Duration remaining();
}
