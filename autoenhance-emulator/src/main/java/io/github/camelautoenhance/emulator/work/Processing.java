/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.work;

import io.github.camelautoenhance.emulator.store.ImageRecord;
import io.github.camelautoenhance.emulator.store.ImageStore;
import io.github.camelautoenhance.emulator.webhook.WebhookEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns uploaded photos into processed ones, a while after their upload, on the emulator's workers. */
public final class Processing {

    private static final Logger LOG = LoggerFactory.getLogger(Processing.class);

    private final ImageStore store;
    private final Duration processingTime;
    private final Workers workers;
    private final WebhookEvents events;
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    public Processing(ImageStore store, Workers workers, Duration processingTime, WebhookEvents events) {
        this.store = store;
        this.workers = workers;
        this.events = events;
        this.processingTime = processingTime;
    }

    public void schedule(ImageRecord uploaded) {
        workers.later(processingTime, () -> process(uploaded));
    }

    /** Ends the processing of this image now, in the thread of the caller. */
    public void finish(String imageId) {
        store.find(imageId).ifPresent(this::process);
    }

    /** Lets the next processing end in an error instead. */
    public void failNext(String reason) {
        failures.add(reason);
    }

    public synchronized void clear() {
        failures.clear();
    }

    /** A picture that cannot be enhanced here is processed all the same: the real service may well know its kind. */
    private void process(ImageRecord uploaded) {
        Path original = uploaded.image().file();
        if (original == null || !store.isCurrent(uploaded)) {
            return;
        }
        String failure = failures.poll();
        if (failure != null) {
            end(uploaded, image -> image.set(ImageRecord.ERROR, failure));
            return;
        }
        boolean previews = false;
        try {
            previews = enhance(uploaded, original);
        } catch (IOException | RuntimeException e) {
            if (store.isCurrent(uploaded)) {
                LOG.warn("No previews of image {}", uploaded.id(), e);
            }
        } finally {
            boolean withPreviews = previews;
            end(uploaded, image -> image.processed(withPreviews));
        }
    }

    /** One image after the other: the last one of an order is the one that tells of its end. */
    private synchronized void end(ImageRecord uploaded, UnaryOperator<ImageRecord> change) {
        if (store.end(uploaded, change)) {
            events.processed(uploaded.id());
        }
    }

    private boolean enhance(ImageRecord uploaded, Path original) throws IOException {
        Path before = store.newPart();
        Path after = store.newPart();
        try {
            boolean possible = Enhancement.enhance(original, uploaded.wantsEnhancement(), before, after);
            if (possible) {
                store.addPreviews(uploaded, before, after);
            }
            return possible;
        } finally {
            Files.deleteIfExists(before);
            Files.deleteIfExists(after);
        }
    }
}
