/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.account;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A bracket of the emulator at the moment it was asked for.
 *
 * <pre>{@code
 * assertThat(emulator.brackets()).allMatch(EmulatedBracket::isUploaded);
 * assertThat(emulator.brackets().get(0).file()).hasSameBinaryContentAs(darkest);
 * }</pre>
 *
 * @param bracketId the id, made by the emulator
 * @param name the file name as the client sent it
 * @param orderId the order that the bracket is in
 * @param imageId the image that it was grouped into, null until then
 * @param fields everything the create request said, by its API names
 * @param bytes the size of the uploaded file in bytes, -1 until it is there
 * @param sha256 the SHA-256 of the uploaded file in lower-case hex, null until it is there
 * @param file the uploaded file, null until it is there; gone after a reset or a delete
 */
public record EmulatedBracket(
        String bracketId,
        String name,
        String orderId,
        @Nullable String imageId,
        Map<String, @Nullable Object> fields,
        long bytes,
        @Nullable String sha256,
        @Nullable Path file) {

    /** Whether the file has arrived; the API may say so later, see {@code bracketDelay} of the builder. */
    public boolean isUploaded() {
        return file != null;
    }
}
