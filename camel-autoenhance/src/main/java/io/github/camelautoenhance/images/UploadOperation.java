/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.images;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.client.PhotoSource;
import io.github.camelautoenhance.client.PhotoUpload;
import io.github.camelautoenhance.client.UploadProgress;
import io.github.camelautoenhance.exchange.Call;
import io.github.camelautoenhance.model.AutoenhanceImage;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Creates the image and sends the body as its photo, or goes on with the record that a failed try left behind. */
final class UploadOperation implements ImageOperation {

    private static final String STATE = "CamelAutoenhanceUploadState";

    private final String endpointKey;
    private final ImageDefaults defaults;
    private final Registrations registrations;
    private final PhotoUpload uploads;

    UploadOperation(String endpointKey, ImageDefaults defaults, PhotoUpload uploads) {
        this.endpointKey = endpointKey;
        this.defaults = defaults;
        this.registrations = new Registrations(defaults);
        this.uploads = uploads;
    }

    /** A record that waits for its bytes, and the only try that may send them: which exchange, at which endpoint. */
    private record State(String exchangeId, String endpointKey, UploadProgress progress) {}

    @Override
    public Call prepare(Exchange exchange) {
        PhotoSource photo = defaults.body().of(exchange);
        UploadProgress fresh = new UploadProgress(registrations.of(exchange.getMessage(), photo), photo.length());
        return new Upload(photo, resumed(exchange, fresh));
    }

    /**
     * Only a true redelivery of this very photo goes on with an earlier record. Without all of these conditions a loop
     * with {@code doTry} around the upload would put one photo into the record of another.
     */
    private UploadProgress resumed(Exchange exchange, UploadProgress fresh) {
        boolean redelivered = Boolean.TRUE.equals(exchange.getMessage().getHeader(Exchange.REDELIVERED, Boolean.class));
        if (redelivered
                && exchange.getProperty(STATE) instanceof State state
                && state.exchangeId.equals(exchange.getExchangeId())
                && state.endpointKey.equals(endpointKey)
                && state.progress.isSamePhoto(fresh)) {
            return state.progress;
        }
        return fresh;
    }

    private final class Upload implements Call {

        private final PhotoSource photo;
        private final UploadProgress progress;
        private @Nullable AutoenhanceImage image;

        Upload(PhotoSource photo, UploadProgress progress) {
            this.photo = photo;
            this.progress = progress;
        }

        @Override
        public void transfer() {
            image = uploads.upload(progress, photo);
        }

        @Override
        public void succeeded(Exchange exchange) {
            ImageHeaders.write(exchange, Objects.requireNonNull(image));
            exchange.getMessage().setHeader(AutoenhanceConstants.UPLOADED_BYTES, photo.length());
            exchange.removeProperty(STATE);
        }

        @Override
        public void failed(Exchange exchange) {
            if (progress.hasRecord()) {
                exchange.setProperty(STATE, new State(exchange.getExchangeId(), endpointKey, progress));
            } else {
                exchange.removeProperty(STATE);
            }
        }
    }
}
