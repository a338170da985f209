/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.reliability.kill;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeSentEvent;
import org.apache.camel.support.EventNotifierSupport;

/**
 * Holds whoever comes to it for good, while the file {@code closed} is in the process's folder: every exchange between
 * its upload and its acknowledgement, and a {@link HeldPhoto} before that.
 */
final class Gate extends EventNotifierSupport {

    static final String CLOSED = "closed";

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof ExchangeSentEvent sent
                && sent.getEndpoint().getEndpointUri().startsWith("autoenhance:")) {
            pass();
        }
    }

    static void pass() {
        if (Files.exists(Path.of(CLOSED))) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("Nobody who is held here is to be stopped but by a kill", e);
            }
        }
    }
}
