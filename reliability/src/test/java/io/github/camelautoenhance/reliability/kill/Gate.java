/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.reliability.kill;

import io.github.camelautoenhance.model.UploadListener;
import io.github.camelautoenhance.model.UploadStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeSentEvent;
import org.apache.camel.support.EventNotifierSupport;

/**
 * Holds for good what comes to it while the file of its name is in the process's folder: a photo before its PUT, a
 * {@link HeldPhoto} within it, or an exchange between its upload and its acknowledgement.
 */
final class Gate extends EventNotifierSupport implements UploadListener {

    /** Holds photos while they are sent, and exchanges whose photo has arrived. */
    static final String CLOSED = "closed";
    /** Holds photos whose record has just been made. */
    static final String CLOSED_BEFORE_PUT = "closed-before-put";

    @Override
    public void created(UploadStatus upload) {
        pass(CLOSED_BEFORE_PUT);
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof ExchangeSentEvent sent
                && sent.getEndpoint().getEndpointUri().startsWith("autoenhance:")) {
            pass(CLOSED);
        }
    }

    static void pass(String gate) {
        if (Files.exists(Path.of(gate))) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("Nobody who is held here is to be stopped but by a kill", e);
            }
        }
    }
}
