/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.error;

import org.jspecify.annotations.Nullable;

/**
 * The storage refused the photo for good. The image record exists and has no bytes: {@link #imageId()}.
 *
 * <p>Not retryable. {@link #storageCode()} is the storage's own word for it, such as {@code SignatureDoesNotMatch}.
 *
 * <pre>{@code
 * onException(AutoenhanceUploadException.class).log("${exception.storageCode}: ${exception.message}");
 * }</pre>
 */
public class AutoenhanceUploadException extends AutoenhanceException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String storageCode;

    public AutoenhanceUploadException(Failure failure, @Nullable String storageCode) {
        super(failure);
        this.storageCode = storageCode;
    }

    /** The error code of S3, or the text of the documented {@code {"error": …}}; null if the reply named none. */
    public @Nullable String storageCode() {
        return storageCode;
    }
}
