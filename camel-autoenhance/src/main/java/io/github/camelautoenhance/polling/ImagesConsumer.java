/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.polling;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.body.PictureDownload;
import io.github.camelautoenhance.client.Transport;
import io.github.camelautoenhance.client.api.ApiAccess;
import io.github.camelautoenhance.images.Downloads;
import io.github.camelautoenhance.images.ImageOptions;
import io.github.camelautoenhance.message.Results;
import io.github.camelautoenhance.model.AutoenhanceImage;
import io.github.camelautoenhance.model.AutoenhanceOrder;
import io.github.camelautoenhance.producer.ProducerResources;
import io.github.camelautoenhance.util.Deadline;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * Consumes the images of one order, each when it is done: as its picture or as its record, and failed as its record.
 */
public final class ImagesConsumer extends FinishedConsumer {

    private final PollingOptions options;
    private final ImageOptions images;
    private final String orderId;
    private final ApiAccess access;
    private final AtomicBoolean warnedOfPreviews = new AtomicBoolean();

    /** Throws IllegalArgumentException naming the option that is missing or cannot be used. */
    public ImagesConsumer(
            DefaultEndpoint endpoint,
            Processor processor,
            PollingOptions options,
            ImageOptions images,
            ApiAccess access,
            Supplier<ProducerResources> transfers) {
        super(endpoint, processor, options, transfers);
        if (images.orderId() == null) {
            throw new IllegalArgumentException("No order given to consume the images of: set the option orderId;"
                    + " the orders of the account are consumed with from(\"autoenhance:orders\")");
        }
        if (options.download()) {
            access.requireKey("Downloading pictures");
        }
        this.options = options;
        this.images = images;
        this.orderId = images.orderId();
        this.access = access;
    }

    @Override
    protected Found find(Transport transport, Claims taken, int limit, Deadline deadline) {
        AutoenhanceOrder order = transport.api(access).orders().retrieve(orderId, null, deadline);
        Downloads downloads = new Downloads(images, transport.downloads(access), access.devMode(), warnedOfPreviews);
        List<Finished> finished = order.images().stream()
                .filter(AutoenhanceImage::isFinished)
                .filter(image -> options.isRecent(added(image)))
                .filter(image -> !taken.isTaken(key(image)))
                .map(image -> new Finished(key(image), (exchange, poll) -> {
                    writeRecord(exchange, image);
                    if (options.download() && image.isProcessed()) {
                        writePicture(exchange, image, downloads, poll.renewed(transport.uploadTimeout()));
                    }
                }))
                .toList();
        return new Found(finished, null);
    }

    private static String key(AutoenhanceImage image) {
        return RepositoryKey.of("images", image.imageId() + "/" + image.state());
    }

    private static @Nullable Instant added(AutoenhanceImage image) {
        return image.dateAdded() == null ? null : Instant.ofEpochMilli(image.dateAdded());
    }

    private void writeRecord(Exchange exchange, AutoenhanceImage image) {
        Results.write(exchange, image);
        // It may leave out what its order says.
        Results.writeOrder(exchange, orderId);
        exchange.getMessage().setHeader(AutoenhanceConstants.STATUS, image.state());
    }

    private static void writePicture(
            Exchange exchange, AutoenhanceImage image, Downloads downloads, Deadline deadline) {
        PictureDownload picture = downloads.of(exchange.getMessage());
        picture.transfer(image.imageId(), deadline);
        downloads.write(exchange, picture, image.imageId(), image.imageName());
    }
}
