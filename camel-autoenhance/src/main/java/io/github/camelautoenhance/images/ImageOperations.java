/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.images;

import io.github.camelautoenhance.client.Transport;
import io.github.camelautoenhance.client.api.ApiAccess;
import io.github.camelautoenhance.client.api.ApiClient;
import io.github.camelautoenhance.client.api.ImageClient;
import io.github.camelautoenhance.client.api.Registration;
import io.github.camelautoenhance.client.await.Awaiter;
import io.github.camelautoenhance.message.Ids;
import io.github.camelautoenhance.message.Results;
import io.github.camelautoenhance.model.AutoenhanceImage;
import io.github.camelautoenhance.producer.Call;
import java.util.Map;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** The operations on images that are a single request or wait each. */
record ImageOperations(
        ImageOptions options, ApiAccess access, ApiClient api, Awaiter awaiter, IgnoredSettings ignoredSettings) {

    static ImageOperations of(
            ImageOptions options, ApiAccess access, Transport transport, IgnoredSettings ignoredSettings) {
        return new ImageOperations(options, access, transport.api(access), transport.awaiter(), ignoredSettings);
    }

    /** Registers an image without a photo; the record holds the upload URL. */
    Call create(Exchange exchange) {
        Registration registration = options.register(exchange.getMessage(), null);
        return Call.request(
                deadline -> {
                    AutoenhanceImage image = images().create(registration, deadline);
                    ignoredSettings.warnOf(registration, image);
                    return image;
                },
                Results::write);
    }

    /** Reads the record of an image. */
    Call retrieve(Exchange exchange) {
        String imageId = imageId(exchange);
        return Call.request(deadline -> images().retrieve(imageId, deadline), Results::write);
    }

    /** Waits until an image is processed. */
    Call await(Exchange exchange) {
        String imageId = imageId(exchange);
        return Call.await(
                deadline -> awaiter.image(access, api, options.delays(), imageId, null, deadline), Results::write);
    }

    /** Processes an image again, with other settings; those that are not given keep their last value. */
    Call process(Exchange exchange) {
        String imageId = imageId(exchange);
        Map<String, @Nullable Object> settings = options.fields(exchange.getMessage());
        return Call.request(
                deadline -> {
                    AutoenhanceImage image = images().process(imageId, settings, deadline);
                    ignoredSettings.warnOf(settings, image);
                    return image;
                },
                Results::write);
    }

    /** Reports what is wrong, or right, with an enhanced picture; the body stays. */
    Call report(Exchange exchange) {
        String imageId = imageId(exchange);
        Map<String, @Nullable Object> report = Report.of(exchange.getMessage());
        return Call.bodiless(
                deadline -> images().report(imageId, report, deadline), done -> Results.writeImage(done, imageId));
    }

    /** Deletes an image; the body stays. */
    Call delete(Exchange exchange) {
        String imageId = imageId(exchange);
        return Call.bodiless(deadline -> images().delete(imageId, deadline), done -> Results.writeImage(done, imageId));
    }

    private ImageClient images() {
        return api.images();
    }

    private String imageId(Exchange exchange) {
        return Ids.image(exchange.getMessage(), options.imageId());
    }
}
