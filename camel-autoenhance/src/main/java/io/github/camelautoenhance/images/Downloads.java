/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.images;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.body.PictureDownload;
import io.github.camelautoenhance.client.download.DownloadClient;
import io.github.camelautoenhance.message.Ids;
import io.github.camelautoenhance.message.Results;
import io.github.camelautoenhance.model.AutoenhanceImage;
import io.github.camelautoenhance.producer.Call;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The downloads of one endpoint: the operation {@code download}, and the last stage of {@code enhance}.
 *
 * @param warned whether the warning that previews are downloaded has been logged
 */
public record Downloads(ImageOptions options, DownloadClient client, boolean devMode, AtomicBoolean warned) {

    private static final Logger LOG = LoggerFactory.getLogger(Downloads.class);

    /** Downloads a picture, which becomes the body. */
    Call download(Exchange exchange) {
        Message message = exchange.getMessage();
        String imageId = Ids.image(message, options.imageId());
        String name = message.getBody() instanceof AutoenhanceImage image
                        && image.imageId().equals(imageId)
                ? image.imageName()
                : null;
        PictureDownload picture = of(message);
        return Call.request(
                deadline -> {
                    picture.transfer(imageId, deadline);
                    return picture;
                },
                (done, received) -> write(done, received, imageId, name));
    }

    public PictureDownload of(Message message) {
        DownloadOptions download = options.download();
        PictureDownload picture = new PictureDownload(
                client,
                download.variant(message),
                download.query(message),
                options.body().directory(),
                options.body().maxSize());
        if (download.preview() == null && !devMode && warned.compareAndSet(false, true)) {
            LOG.warn(
                    "Free previews are downloaded, as neither preview nor devMode is set:"
                            + " preview=false gets the full pictures, for a credit each; preview=true says that previews are meant");
        }
        return picture;
    }

    public void write(Exchange exchange, PictureDownload download, String imageId, @Nullable String imageName) {
        download.write(exchange, imageId, imageName);
        Results.writeImage(exchange, imageId);
        exchange.getMessage()
                .setHeader(AutoenhanceConstants.PREVIEW, options.download().isPreview());
        Results.removeInputs(exchange.getMessage());
    }
}
