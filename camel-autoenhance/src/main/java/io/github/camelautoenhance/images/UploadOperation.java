/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.images;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.client.Deadline;
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
    private final IgnoredSettings ignoredSettings;

    UploadOperation(String endpointKey, ImageDefaults defaults, PhotoUpload uploads, IgnoredSettings ignoredSettings) {
        this.endpointKey = endpointKey;
        this.defaults = defaults;
        this.registrations = new Registrations(defaults);
        this.uploads = uploads;
        this.ignoredSettings = ignoredSettings;
    }

    /**
     * A record that waits for its bytes, and the only try that may send them: of which exchange, at which endpoint,
     * with which body.
     */
    private record State(String exchangeId, String endpointKey, Object body, UploadProgress progress) {

        boolean isOf(Exchange exchange, String endpoint, UploadProgress fresh) {
            return exchangeId.equals(exchange.getExchangeId())
                    && endpointKey.equals(endpoint)
                    && body == exchange.getMessage().getBody()
                    && progress.isSamePhoto(fresh);
        }

        /** Properties are printed by many; the endpoint's key may hold the API key. */
        @Override
        public String toString() {
            return "UploadState";
        }
    }

    @Override
    public Call prepare(Exchange exchange) {
        PhotoSource photo = defaults.body().of(exchange);
        UploadProgress fresh = new UploadProgress(registrations.of(exchange.getMessage(), photo), photo.length());
        return new Upload(exchange.getMessage().getBody(), photo, resumed(exchange, fresh));
    }

    /**
     * Only a true redelivery of this very photo goes on with an earlier record. Without all of these conditions a loop
     * with {@code doTry} around the upload would put one photo into the record of another; the header alone says
     * little, since it stays when an earlier step of the route was redelivered. Camel redelivers the same body object.
     */
    private UploadProgress resumed(Exchange exchange, UploadProgress fresh) {
        boolean redelivered = Boolean.TRUE.equals(exchange.getMessage().getHeader(Exchange.REDELIVERED, Boolean.class));
        if (redelivered
                && exchange.getProperty(STATE) instanceof State state
                && state.isOf(exchange, endpointKey, fresh)) {
            return state.progress;
        }
        return fresh;
    }

    private final class Upload implements Call {

        private final Object body;
        private final PhotoSource photo;
        private final UploadProgress progress;
        private @Nullable AutoenhanceImage image;

        Upload(Object body, PhotoSource photo, UploadProgress progress) {
            this.body = body;
            this.photo = photo;
            this.progress = progress;
        }

        @Override
        public void transfer(Deadline deadline) {
            image = uploads.upload(progress, photo, deadline);
            ignoredSettings.warnOf(progress.registration(), image);
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
                exchange.setProperty(STATE, new State(exchange.getExchangeId(), endpointKey, body, progress));
            } else {
                exchange.removeProperty(STATE);
            }
        }
    }
}
