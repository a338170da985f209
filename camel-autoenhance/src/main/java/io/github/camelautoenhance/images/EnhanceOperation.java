/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.images;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.body.PictureDownload;
import io.github.camelautoenhance.client.api.ApiAccess;
import io.github.camelautoenhance.client.api.ApiClient;
import io.github.camelautoenhance.client.api.Registration;
import io.github.camelautoenhance.client.await.Awaiter;
import io.github.camelautoenhance.error.AutoenhanceEnhancementException;
import io.github.camelautoenhance.message.Results;
import io.github.camelautoenhance.model.AutoenhanceImage;
import io.github.camelautoenhance.producer.AttemptedMessage;
import io.github.camelautoenhance.producer.Call;
import io.github.camelautoenhance.producer.Operation;
import io.github.camelautoenhance.producer.Stage;
import io.github.camelautoenhance.producer.UploadOperation;
import io.github.camelautoenhance.util.Deadline;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Photo in, enhanced photo out: uploads the body, waits until it is processed, and downloads the result. A redelivery
 * goes on where the last try has ended, so nothing is uploaded twice.
 */
record EnhanceOperation(
        String endpointKey,
        ImageOptions options,
        UploadOperation<AutoenhanceImage> uploads,
        ApiAccess access,
        ApiClient api,
        Awaiter awaiter,
        Downloads downloads)
        implements Operation {

    private static final String STATE = "CamelAutoenhanceEnhanceState";

    /** A photo that has arrived: of which exchange, at which endpoint, of which body. */
    private record State(
            AttemptedMessage message, Registration registration, long length, AutoenhanceImage image, boolean failed) {

        boolean isOf(Exchange exchange, String endpoint, Registration fresh) {
            return message.isRedeliveredIn(exchange, endpoint) && registration.equals(fresh);
        }

        /** Properties are printed by many. */
        @Override
        public String toString() {
            return "EnhanceState";
        }
    }

    @Override
    public Call prepare(Exchange exchange) {
        PictureDownload download = downloads.of(exchange.getMessage());
        Registration registration = uploads.registration(exchange);
        if (exchange.getProperty(STATE) instanceof State state && state.isOf(exchange, endpointKey, registration)) {
            return new Enhancement(state.message.body(), registration, null, state, download);
        }
        return new Enhancement(
                exchange.getMessage().getBody(), registration, uploads.prepare(exchange), null, download);
    }

    private final class Enhancement implements Call {

        private final Object body;
        private final Registration registration;
        private final UploadOperation<AutoenhanceImage>.@Nullable Upload upload;
        private final @Nullable State earlier;
        private final PictureDownload download;
        private volatile @Nullable AutoenhanceImage image;
        private volatile boolean processAgain;

        Enhancement(
                Object body,
                Registration registration,
                UploadOperation<AutoenhanceImage>.@Nullable Upload upload,
                @Nullable State earlier,
                PictureDownload download) {
            this.body = body;
            this.registration = registration;
            this.upload = upload;
            this.earlier = earlier;
            this.download = download;
            this.image = earlier == null ? null : earlier.image;
            this.processAgain = earlier != null && earlier.failed;
        }

        @Override
        public List<Stage> stages() {
            return List.of(
                    new Stage.Request(this::send),
                    new Stage.Wait(this::await),
                    new Stage.Request(deadline -> download.transfer(known().imageId(), deadline)));
        }

        private void send(Deadline deadline) {
            if (upload != null) {
                upload.send(deadline);
                image = upload.answer();
                // A redelivery goes on with the image and reads no photo.
                upload.release();
            } else if (earlier != null && processAgain) {
                // The photo is there; only its enhancement is to be tried again.
                image = api.images().process(earlier.image.imageId(), Map.of(), deadline);
                processAgain = false;
            }
        }

        private CompletableFuture<?> await(Deadline deadline) {
            if (known().isProcessed()) {
                return CompletableFuture.completedFuture(known());
            }
            return awaiter.image(access, api, options.delays(), known().imageId(), known().orderId(), deadline)
                    .thenAccept(done -> image = done);
        }

        private AutoenhanceImage known() {
            return Objects.requireNonNull(image);
        }

        @Override
        public void succeeded(Exchange exchange) {
            exchange.removeProperty(STATE);
            long bytes = length();
            if (upload != null) {
                upload.succeeded(exchange);
            }
            AutoenhanceImage enhanced = known();
            Results.writeHeaders(exchange, enhanced);
            downloads.write(exchange, download, enhanced.imageId(), enhanced.imageName());
            exchange.getMessage().setHeader(AutoenhanceConstants.UPLOADED_BYTES, bytes);
        }

        @Override
        public void failed(Exchange exchange, Throwable failure) {
            AutoenhanceImage arrived = image;
            if (arrived == null) {
                exchange.removeProperty(STATE);
                if (upload != null) {
                    upload.failed(exchange, failure);
                }
                return;
            }
            boolean again = processAgain || failure instanceof AutoenhanceEnhancementException;
            exchange.setProperty(
                    STATE,
                    new State(
                            new AttemptedMessage(exchange.getExchangeId(), endpointKey, body),
                            registration,
                            length(),
                            arrived,
                            again));
        }

        private long length() {
            return upload != null ? upload.length() : earlier == null ? 0 : earlier.length;
        }
    }
}
