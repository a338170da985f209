/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.quickstart;

import io.github.camelautoenhance.examples.quickstart.Destination.Proof;
import java.io.PrintStream;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.main.Main;

/**
 * One run of the route over a folder. What to take home: Camel Main in a program of one's own, from the start of the
 * route to its end.
 *
 * <pre>{@code
 * Report report = new PhotoRun(folder, destination, System.out).with(RouteLanguage.JAVA);
 * }</pre>
 */
final class PhotoRun {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final PhotoFolder folder;
    private final Destination destination;
    private final PrintStream out;

    PhotoRun(PhotoFolder folder, Destination destination, PrintStream out) {
        this.folder = folder;
        this.destination = destination;
        this.out = out;
    }

    /** Uploads every photo of the folder into one new order, by the route in this language. */
    Report with(RouteLanguage language) throws Exception {
        String orderId = "quickstart-"
                + ZonedDateTime.now(ZoneId.systemDefault()).format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
        out.printf(
                "photos  %d, from %s%n",
                folder.photos().size(), Format.printable(folder.path().toString()));
        out.printf("to      %s%n", destination.name());
        out.printf("order   %s%n%n", orderId);
        Progress progress = new Progress(folder, out);
        Main main = new Main();
        main.bind("progress", progress);
        main.addOverrideProperty("quickstart.photos", folder.path().toString());
        main.addOverrideProperty("quickstart.names", PhotoFolder.NAMES);
        main.addOverrideProperty("quickstart.order", orderId);
        main.addOverrideProperty("quickstart.destination.url", destination.baseUrl());
        main.addOverrideProperty("quickstart.destination.key", destination.apiKey());
        language.addRouteTo(main.configure());
        try {
            main.start();
            return new Report(orderId, rows(progress.await(), main));
        } finally {
            main.stop();
        }
    }

    private List<Report.Row> rows(List<Photo> photos, Main main) throws Exception {
        Records records = new Records(main.getCamelTemplate(), destination::passing, PATIENCE);
        List<CompletableFuture<Report.Row>> rows =
                photos.stream().map(photo -> row(photo, records)).toList();
        return rows.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<Report.Row> row(Photo photo, Records records) {
        String imageId = photo.imageId();
        if (imageId == null) {
            return CompletableFuture.completedFuture(
                    new Report.Row(photo, new Records.State(Records.UNKNOWN, null), Proof.NONE));
        }
        return records.state(imageId).thenApply(state -> new Report.Row(photo, state, proof(photo, imageId, state)));
    }

    private Proof proof(Photo photo, String imageId, Records.State state) {
        return photo.failure() == null
                ? destination.proof(folder.photo(photo.name()), imageId, state.status())
                : Proof.NONE;
    }
}
