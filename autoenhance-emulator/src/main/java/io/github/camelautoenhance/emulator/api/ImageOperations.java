/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.api;

import io.github.camelautoenhance.emulator.account.EmulatedImage;
import io.github.camelautoenhance.emulator.account.Switch;
import io.github.camelautoenhance.emulator.http.Addresses;
import io.github.camelautoenhance.emulator.http.Answer;
import io.github.camelautoenhance.emulator.http.Call;
import io.github.camelautoenhance.emulator.http.PresignedUrls;
import io.github.camelautoenhance.emulator.store.Account;
import io.github.camelautoenhance.emulator.store.ImageRecord;
import io.github.camelautoenhance.emulator.webhook.WebhookEvents;
import io.github.camelautoenhance.emulator.work.Processing;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The API's operations on images, apart from downloads. */
public final class ImageOperations {

    private static final String REQUIRED = "image_name";

    private final Account account;
    private final ApiVersions versions;
    private final Processing processing;
    private final WebhookEvents events;
    private final RateLimits limits;
    private final PresignedUrls urls;
    private final Addresses addresses;
    private final Set<Switch> switches;

    public ImageOperations(
            Account account,
            ApiVersions versions,
            Processing processing,
            WebhookEvents events,
            RateLimits limits,
            PresignedUrls urls,
            Addresses addresses,
            Set<Switch> switches) {
        this.account = account;
        this.versions = versions;
        this.processing = processing;
        this.events = events;
        this.limits = limits;
        this.urls = urls;
        this.addresses = addresses;
        this.switches = switches;
    }

    public Answer create(Call call) {
        Fields fields = Fields.required(call, ImageRules.IMAGE, REQUIRED);
        limits.name(fields.requiredText(REQUIRED));
        ImageRecord record = record(fields, call);
        if (!account.images().add(record)) {
            return Answer.apiError(409);
        }
        EmulatedImage image = record.image();
        call.made(image.imageId());
        account.orders().join(String.valueOf(image.orderId()));
        events.registered(record);
        Map<String, @Nullable Object> json = json(record);
        String name = versions.hasBrackets(call) ? "upload_url" : "s3PutObjectUrl";
        json.put(
                name,
                urls.forUpload(
                        addresses.storageUrl(), image.imageId(), image.imageName(), image.registeredContentType()));
        return Answer.json(200, json);
    }

    private static ImageRecord record(Fields fields, Call call) {
        String type = fields.text("content_type");
        return ImageRecord.created(
                orNew(fields.text("image_id")),
                fields.requiredText(REQUIRED),
                orNew(fields.text("order_id")),
                // no field of any schema, but official samples send it
                type == null ? fields.text("contentType") : type,
                fields.all(),
                call.time());
    }

    public Answer retrieve(Call call) {
        return account.images()
                .find(call.id())
                .map(record -> Answer.json(200, json(record)))
                .orElseThrow(Refusal::notFound);
    }

    /** Settings that are left out keep their values. */
    public Answer process(Call call) throws IOException {
        Fields fields = Fields.optional(call, ImageRules.IMAGE);
        ImageRecord before = account.images().find(call.id()).orElseThrow(Refusal::notFound);
        ImageRecord again = account.images()
                .change(call.id(), image -> image.again(fields.all()))
                .orElseThrow(Refusal::notFound);
        account.orders().join(String.valueOf(again.image().orderId()));
        if (!Objects.equals(before.image().orderId(), again.image().orderId())) {
            events.registered(again);
        }
        if (again.isProcessing()) {
            processing.schedule(again);
        }
        return Answer.json(200, json(again));
    }

    public Answer report(Call call) {
        Fields.required(call, ImageRules.REPORT, "categories");
        if (account.images().find(call.id()).isEmpty()) {
            return Answer.apiError(404);
        }
        return Answer.json(200, Map.of());
    }

    public Answer delete(Call call) throws IOException {
        return account.deleteImage(call.id()) ? Answer.empty(204) : Answer.apiError(404);
    }

    private Map<String, @Nullable Object> json(ImageRecord record) {
        return record.toJson(switches.contains(Switch.LEGACY_STATUS_FIELDS));
    }

    private static String orNew(@Nullable String given) {
        return given == null ? UUID.randomUUID().toString() : given;
    }
}
