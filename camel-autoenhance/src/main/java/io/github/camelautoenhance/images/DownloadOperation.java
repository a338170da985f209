/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.images;

import io.github.camelautoenhance.client.Deadline;
import io.github.camelautoenhance.exchange.Call;
import io.github.camelautoenhance.exchange.Ids;
import io.github.camelautoenhance.exchange.Operation;
import io.github.camelautoenhance.exchange.PictureDownload;
import io.github.camelautoenhance.exchange.TransferCall;
import io.github.camelautoenhance.model.AutoenhanceImage;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Downloads a picture, which becomes the body. */
record DownloadOperation(ImageDefaults defaults, Downloads downloads) implements Operation {

    @Override
    public Call prepare(Exchange exchange) {
        String imageId = Ids.image(exchange.getMessage(), defaults.imageId());
        String name = exchange.getMessage().getBody() instanceof AutoenhanceImage image
                        && image.imageId().equals(imageId)
                ? image.imageName()
                : null;
        return new Download(downloads, downloads.of(exchange.getMessage()), imageId, name);
    }

    private record Download(
            Downloads downloads,
            PictureDownload picture,
            String imageId,
            @Nullable String imageName) implements TransferCall {

        @Override
        public void transfer(Deadline deadline) {
            picture.transfer(imageId, deadline);
        }

        @Override
        public void succeeded(Exchange exchange) {
            downloads.write(exchange, picture, imageId, imageName);
        }
    }
}
