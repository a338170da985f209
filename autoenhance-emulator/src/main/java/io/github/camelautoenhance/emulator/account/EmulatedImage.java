/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.account;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An image record of the emulator at the moment it was asked for.
 *
 * <pre>{@code
 * EmulatedImage image = emulator.image(imageId).orElseThrow();
 * assertThat(image.status()).isEqualTo("processed");
 * assertThat(image.file()).hasSameBinaryContentAs(photo);
 * }</pre>
 *
 * @param imageId the id, given by the client or made by the emulator
 * @param imageName the name as the client sent it
 * @param orderId the order that the image is in
 * @param status {@code waiting}, {@code processing}, {@code processed}, or what a test has set: {@code error},
 *     {@code expired}
 * @param statusReason why it is in this state; null unless a test has said so
 * @param registeredContentType the media type announced at creation, null if none was: then the upload must be
 *     {@code application/octet-stream}
 * @param fields everything the create request said, by its API names
 * @param bytes the size of the uploaded photo in bytes, -1 until it is there
 * @param sha256 the SHA-256 of the uploaded photo in lower-case hex, null until it is there
 * @param file the uploaded photo or the one merged from brackets, null until it is there; gone after a reset or a
 *     delete
 * @param downloaded whether the full picture was downloaded and paid for
 */
public record EmulatedImage(
        String imageId,
        String imageName,
        @Nullable String orderId,
        String status,
        @Nullable String statusReason,
        @Nullable String registeredContentType,
        Map<String, @Nullable Object> fields,
        long bytes,
        @Nullable String sha256,
        @Nullable Path file,
        boolean downloaded) {}
