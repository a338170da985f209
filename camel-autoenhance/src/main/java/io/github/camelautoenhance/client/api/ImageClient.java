/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.api;

import io.github.camelautoenhance.client.http.Reply;
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
public final class ImageClient extends PhotoRecordClient<AutoenhanceImage> {

    private static final String IMAGES = "/v3/images/";

    private final Consumer<String> reprocessed;

    ImageClient(ApiRequests requests, Consumer<String> reprocessed) {
        super(requests, new Kind(IMAGES, "image_name", Step.CREATE, Step.RETRIEVE, Step.DELETE));
        this.reprocessed = reprocessed;
    }

    public AutoenhanceImage retrieveOnce(String imageId, Deadline deadline) throws FailedAttempt {
        return requests.once(request(Step.RETRIEVE, "GET", imageId, "", null), deadline);
    }

    /** Processes an image again; settings that are not given keep their last value. */
    public AutoenhanceImage process(String imageId, Map<String, @Nullable Object> settings, Deadline deadline) {
        reprocessed.accept(imageId);
        return requests.run(request(Step.PROCESS, "POST", imageId, "/process", settings), deadline);
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

    @Override
    Subject subject(@Nullable String name, @Nullable String id, @Nullable String orderId) {
        return new Subject(name, id, null, orderId);
    }

    @Override
    AutoenhanceImage read(Map<String, @Nullable Object> json) {
        AutoenhanceImage image = AutoenhanceImage.fromMap(json);
        ApiRequests.requireSafe(image.imageId(), "image_id");
        return image;
    }

    @Override
    AutoenhanceImage withoutUploadUrl(AutoenhanceImage image) {
        return image.withoutUploadUrl();
    }
}
