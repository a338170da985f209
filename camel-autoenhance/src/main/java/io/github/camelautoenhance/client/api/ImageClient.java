/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.api;

import io.github.camelautoenhance.client.http.Reply;
import io.github.camelautoenhance.client.http.ServerClock;
import io.github.camelautoenhance.client.retry.Attempts;
import io.github.camelautoenhance.client.retry.FailedAttempt;
import io.github.camelautoenhance.client.retry.Step;
import io.github.camelautoenhance.client.retry.Subject;
import io.github.camelautoenhance.model.AutoenhanceImage;
import io.github.camelautoenhance.util.Deadline;
import io.github.camelautoenhance.util.Json;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The requests about images. */
public final class ImageClient {

    private static final String IMAGES = "/v3/images/";

    private final ApiRequests requests;
    private final Consumer<String> reprocessed;

    ImageClient(ApiRequests requests, Consumer<String> reprocessed) {
        this.requests = requests;
        this.reprocessed = reprocessed;
    }

    public ServerClock clock() {
        return requests.clock();
    }

    /** Registers an image. The record holds the upload address. */
    public AutoenhanceImage create(Registration registration, Deadline deadline) {
        return create(registration, null, deadline, Attempts.OnRetry.NOTHING);
    }

    /** Registers an image; a failure names the one it is to replace, since that stays without a photo then. */
    public AutoenhanceImage create(
            Registration registration, @Nullable String replacedId, Deadline deadline, Attempts.OnRetry onRetry) {
        Subject subject = new Subject(registration.name(), replacedId, null, registration.orderId());
        Map<String, @Nullable Object> json = registration.toJson("image_name");
        return requests.withRetries(
                Step.CREATE,
                subject,
                deadline,
                onRetry,
                () -> requests.parsed(Step.CREATE, subject, "POST", IMAGES, json, deadline, ImageClient::read));
    }

    /** Reads an image. Asks for no key, but sends one if there is one. */
    public AutoenhanceImage retrieve(String imageId, Deadline deadline) {
        return requests.withRetries(
                Step.RETRIEVE,
                Subject.image(imageId),
                deadline,
                () -> call(Step.RETRIEVE, "GET", imageId, "", null, deadline));
    }

    public AutoenhanceImage retrieveOnce(String imageId, Deadline deadline) throws FailedAttempt {
        return requests.once(
                Step.RETRIEVE, Subject.image(imageId), () -> call(Step.RETRIEVE, "GET", imageId, "", null, deadline));
    }

    /** Enhances an image anew; settings that are not given keep their last value. */
    public AutoenhanceImage process(String imageId, Map<String, @Nullable Object> settings, Deadline deadline) {
        reprocessed.accept(imageId);
        return requests.withRetries(
                Step.PROCESS,
                Subject.image(imageId),
                deadline,
                () -> call(Step.PROCESS, "POST", imageId, "/process", settings, deadline));
    }

    /** Tells the service what is wrong, or right, with an image. */
    public void report(String imageId, Map<String, @Nullable Object> report, Deadline deadline) {
        Subject subject = Subject.image(imageId);
        byte[] json = Json.write(report);
        Reply unused = requests.withRetries(
                Step.REPORT,
                subject,
                deadline,
                () -> requests.call(Step.REPORT, subject, "POST", IMAGES + imageId + "/report", json, deadline));
    }

    /** Deletes an image. */
    public void delete(String imageId, Deadline deadline) {
        requests.delete(Step.DELETE, Subject.image(imageId), IMAGES + imageId, deadline);
    }

    private AutoenhanceImage call(
            Step step, String method, String imageId, String action, @Nullable Object body, Deadline deadline)
            throws FailedAttempt {
        return requests.parsed(
                        step,
                        Subject.image(imageId),
                        method,
                        IMAGES + imageId + action,
                        body,
                        deadline,
                        ImageClient::read)
                .withoutUploadUrl();
    }

    private static AutoenhanceImage read(Map<String, @Nullable Object> json) {
        AutoenhanceImage image = AutoenhanceImage.fromMap(json);
        ApiRequests.requireSafe(image.imageId(), "image_id");
        return image;
    }
}
