/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.model;

import org.jspecify.annotations.Nullable;

/**
 * How far the upload of one photo is.
 *
 * @param imageName the name that it is registered with
 * @param imageId the image that it becomes; null until its record is made, and for a bracket
 * @param bracketId the bracket that it becomes; null until its record is made, and for an image
 * @param orderId the order of the record, or the one asked for while there is no record
 * @param bytesSent how many bytes the current try has handed to the connection
 * @param length size of the photo in bytes
 */
public record UploadStatus(
        String imageName,
        @Nullable String imageId,
        @Nullable String bracketId,
        @Nullable String orderId,
        long bytesSent,
        long length) {}
