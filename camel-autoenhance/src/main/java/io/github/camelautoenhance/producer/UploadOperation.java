/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.producer;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.body.PhotoBody;
import io.github.camelautoenhance.body.SpoolFile;
import io.github.camelautoenhance.client.api.Registration;
import io.github.camelautoenhance.client.http.PhotoSource;
import io.github.camelautoenhance.client.upload.PhotoUpload;
import io.github.camelautoenhance.client.upload.UploadProgress;
import io.github.camelautoenhance.util.Deadline;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.util.IOHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a record of the message's headers and uploads its body to it: an image, or a bracket.
 *
 * @param check looks at what was asked for and what has come of it
 * @param result puts the record into the exchange
 */
public record UploadOperation<R>(
        String endpointKey,
        PhotoBody body,
        Registrar registrations,
        PhotoUpload<R> uploads,
        BiConsumer<Registration, R> check,
        BiConsumer<Exchange, R> result)
        implements Operation {

    private static final Logger LOG = LoggerFactory.getLogger(UploadOperation.class);
    private static final String STATE = "CamelAutoenhanceUploadState";

    /** Puts together what a record is to hold; without a photo, for its first bytes, where there is none to read. */
    public interface Registrar {
        Registration of(Message message, @Nullable PhotoSource photo);
    }

    /**
     * A record that waits for its bytes, and the only try that may send them: of which exchange, at which endpoint,
     * with which body.
     */
    private record State<R>(AttemptedMessage message, UploadProgress<R> progress) {

        boolean isOf(Exchange exchange, String endpoint, UploadProgress<?> fresh) {
            return message.isRedeliveredIn(exchange, endpoint) && progress.isSamePhoto(fresh);
        }

        /** Properties are printed by many. */
        @Override
        public String toString() {
            return "UploadState";
        }
    }

    /** What the message's photo would be registered as, as far as can be told without reading it. */
    public Registration registration(Exchange exchange) {
        return registrations.of(exchange.getMessage(), null);
    }

    @Override
    public Upload prepare(Exchange exchange) {
        PhotoSource photo = body.of(exchange);
        UploadProgress<R> fresh = new UploadProgress<>(registrations.of(exchange.getMessage(), photo), photo.length());
        return new Upload(exchange.getMessage().getBody(), photo, resumed(exchange, fresh));
    }

    /** Only a true redelivery of this very photo goes on with an earlier record. */
    @SuppressWarnings("unchecked") // the endpoint's key says which kind of record it is
    private UploadProgress<R> resumed(Exchange exchange, UploadProgress<R> fresh) {
        if (exchange.getProperty(STATE) instanceof State<?> state && state.isOf(exchange, endpointKey, fresh)) {
            return ((State<R>) state).progress;
        }
        return fresh;
    }

    /** One upload. */
    public final class Upload implements Call {

        private final Object photoBody;
        private final PhotoSource photo;
        private final UploadProgress<R> progress;
        private @Nullable R answer;

        Upload(Object photoBody, PhotoSource photo, UploadProgress<R> progress) {
            this.photoBody = photoBody;
            this.photo = photo;
            this.progress = progress;
        }

        @Override
        public List<Stage> stages() {
            return List.of(new Stage.Request(this::send));
        }

        /** Registers the photo and sends it; blocks on the network. */
        public void send(Deadline deadline) {
            answer = uploads.upload(progress, photo, deadline);
            check.accept(progress.registration(), answer);
        }

        /** The record, once the photo has arrived. */
        public @Nullable R answer() {
            return answer;
        }

        /** The size of the photo in bytes. */
        public long length() {
            return photo.length();
        }

        /** Frees the temporary file of a photo that has arrived and is not sent again. */
        public void release() {
            if (photo instanceof SpoolFile file) {
                IOHelper.close(file, "spooled photo", LOG);
            }
        }

        @Override
        public void succeeded(Exchange exchange) {
            result.accept(exchange, Objects.requireNonNull(answer));
            exchange.getMessage().setHeader(AutoenhanceConstants.UPLOADED_BYTES, photo.length());
            exchange.removeProperty(STATE);
        }

        @Override
        public void failed(Exchange exchange, Throwable failure) {
            if (progress.hasRecord()) {
                exchange.setProperty(
                        STATE,
                        new State<>(new AttemptedMessage(exchange.getExchangeId(), endpointKey, photoBody), progress));
            } else {
                exchange.removeProperty(STATE);
            }
        }
    }
}
