/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.await;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;
import org.jspecify.annotations.Nullable;

/**
 * What the webhook consumers of a CamelContext and the requests to the service tell each other, whichever component
 * they belong to: that an image is processed, so that nobody waits for the next look; and that it is processed anew, so
 * that the next event about it is no repetition.
 */
public final class ImageNews {

    /** Of how many images is remembered that they are processed: an event may be faster than the reply to the PUT. */
    private static final int REMEMBERED = 10_000;

    /** A webhook consumer, as the requests see it. */
    @FunctionalInterface
    public interface Receiver {

        /** The next event about this image is news. */
        void processedAnew(String imageId);
    }

    /** Who waits for images and orders. */
    @FunctionalInterface
    interface Listener {

        /**
         * The service says that it is done with this image, well or not.
         *
         * @param orderId the order, if all of it is said to be done
         */
        void processed(String imageId, @Nullable String orderId);
    }

    private final Map<String, Receiver> receivers = new ConcurrentHashMap<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    /** The eldest first. */
    private final Set<String> processed = new LinkedHashSet<>();

    /** The one of this context. */
    public static ImageNews of(CamelContext camelContext) {
        ExtendedCamelContext context = camelContext.getCamelContextExtension();
        synchronized (ImageNews.class) {
            ImageNews known = context.getContextPlugin(ImageNews.class);
            if (known != null) {
                return known;
            }
            ImageNews fresh = new ImageNews();
            context.addContextPlugin(ImageNews.class, fresh);
            return fresh;
        }
    }

    /**
     * Has this path to oneself.
     *
     * @throws IllegalArgumentException if another consumer has it
     */
    public void open(String path, Receiver receiver) {
        if (receivers.putIfAbsent(path, receiver) != null) {
            throw new IllegalArgumentException("Another autoenhance:webhook consumer receives at " + path
                    + "; set another webhookPath, or send the events of one to both routes");
        }
    }

    public void close(String path, Receiver receiver) {
        receivers.remove(path, receiver);
    }

    /** Whether events are to be expected, so that looking seldom is enough. */
    boolean areExpected() {
        return !receivers.isEmpty();
    }

    /**
     * The service says that it is done with this image, well or not.
     *
     * @param orderDone whether it says that the order is done with it
     */
    public void imageProcessed(String imageId, @Nullable String orderId, boolean orderDone) {
        synchronized (processed) {
            processed.add(imageId);
            if (processed.size() > REMEMBERED) {
                processed.remove(processed.iterator().next());
            }
        }
        listeners.forEach(listener -> listener.processed(imageId, orderDone ? orderId : null));
    }

    /** Whether an event said that this image is processed, and nobody has asked to process it anew since. */
    boolean isProcessed(String imageId) {
        synchronized (processed) {
            return processed.contains(imageId);
        }
    }

    /** The image is about to be processed anew. */
    public void processAnew(String imageId) {
        synchronized (processed) {
            processed.remove(imageId);
        }
        receivers.values().forEach(receiver -> receiver.processedAnew(imageId));
    }

    void add(Listener listener) {
        listeners.add(listener);
    }

    void remove(Listener listener) {
        listeners.remove(listener);
    }
}
