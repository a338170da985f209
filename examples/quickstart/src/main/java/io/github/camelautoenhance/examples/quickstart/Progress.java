/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.quickstart;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.error.AutoenhanceException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * The bean that the route tells about each photo; prints a line for it. What to take home: which headers say what
 * became of a photo, and that several photos are on their way at once, so that a bean of a route must be safe for
 * threads.
 *
 * <pre>{@code
 * .to("autoenhance:images").bean("progress", "arrived")
 * }</pre>
 */
public final class Progress {

    private static final String STARTED_AT = "quickstart.startedAt";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PhotoFolder folder;
    private final PrintStream out;
    private final Set<String> started = new HashSet<>();
    private final Map<String, Photo> done = new TreeMap<>();
    private long lastDone = System.nanoTime();

    Progress(PhotoFolder folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    /** The photo is about to be sent. */
    public synchronized void started(Exchange exchange) {
        exchange.setProperty(STARTED_AT, System.nanoTime());
        started.add(name(exchange));
    }

    /** The photo was uploaded. */
    public void arrived(Exchange exchange) {
        done(photo(exchange, exchange.getMessage().getHeader(AutoenhanceConstants.IMAGE_ID, String.class), null));
    }

    /** The photo was given up. */
    public void failed(Exchange exchange) {
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        String imageId = failure instanceof AutoenhanceException atService ? atService.imageId() : null;
        done(photo(exchange, imageId, Format.sentence(failure)));
    }

    /** Waits until each photo of the folder has arrived or failed, and tells what became of them, by name. */
    synchronized List<Photo> await() throws InterruptedException {
        while (!done.keySet().containsAll(folder.names())) {
            // not only until the next photo is done: the route never sees a file that was deleted meanwhile
            wait(1000);
            folder.names().stream()
                    .filter(name -> !started.contains(name) && !done.containsKey(name))
                    .forEach(this::giveUpIfHopeless);
        }
        return List.copyOf(done.values());
    }

    private void giveUpIfHopeless(String name) {
        boolean idle = done.keySet().containsAll(started);
        if (Files.notExists(folder.photo(name))) {
            done(new Photo(name, 0, Duration.ZERO, null, "The file has gone away."));
        } else if (idle && System.nanoTime() - lastDone > PATIENCE.toNanos()) {
            done(new Photo(name, 0, Duration.ZERO, null, "The route has not picked it up."));
        }
    }

    private synchronized void done(Photo photo) {
        done.put(photo.name(), photo);
        lastDone = System.nanoTime();
        out.println(line(photo));
        notifyAll();
    }

    private String line(Photo photo) {
        return "%3d/%d  %-20s  %8s  %6s  %s"
                .formatted(
                        done.size(),
                        folder.photos().size(),
                        Format.printable(photo.name()),
                        Format.size(photo.bytes()),
                        Format.seconds(photo.time()),
                        photo.failure() == null ? photo.imageId() : "FAILED: " + photo.failure());
    }

    private static Photo photo(Exchange exchange, @Nullable String imageId, @Nullable String failure) {
        return new Photo(
                name(exchange),
                exchange.getMessage().getHeader(Exchange.FILE_LENGTH, 0L, Long.class),
                Duration.ofNanos(System.nanoTime() - exchange.getProperty(STARTED_AT, Long.class)),
                imageId,
                failure);
    }

    private static String name(Exchange exchange) {
        return exchange.getMessage().getHeader(Exchange.FILE_NAME_ONLY, String.class);
    }
}
