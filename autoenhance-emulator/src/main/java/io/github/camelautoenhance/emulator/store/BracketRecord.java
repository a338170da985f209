/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.store;

import io.github.camelautoenhance.emulator.account.EmulatedBracket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One immutable state of a bracket.
 *
 * @param bracket what tests may see
 * @param shown from when on the API says that the file has arrived, null until it has
 */
public record BracketRecord(
        EmulatedBracket bracket, @Nullable Instant shown) {

    public String id() {
        return bracket.bracketId();
    }

    BracketRecord uploaded(Path file, long bytes, String sha256, Instant shownFrom) {
        return new BracketRecord(with(bracket.imageId(), bytes, sha256, file), shownFrom);
    }

    BracketRecord groupedInto(@Nullable String imageId) {
        return new BracketRecord(with(imageId, bracket.bytes(), bracket.sha256(), bracket.file()), shown);
    }

    boolean isShownAsUploaded(Instant now) {
        return shown != null && !now.isBefore(shown);
    }

    /** {@code BracketOut}; API versions before brackets of their own knew only two of its fields. */
    public Map<String, @Nullable Object> toJson(Instant now, boolean oldVersion) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        if (!oldVersion) {
            json.put("bracket_id", bracket.bracketId());
            json.put("order_id", bracket.orderId());
            json.put("image_id", bracket.imageId());
            json.put("metadata", bracket.fields().getOrDefault("metadata", Map.of()));
        }
        json.put("name", bracket.name());
        json.put("is_uploaded", isShownAsUploaded(now));
        return json;
    }

    private EmulatedBracket with(@Nullable String imageId, long bytes, @Nullable String sha256, @Nullable Path file) {
        return new EmulatedBracket(
                bracket.bracketId(), bracket.name(), bracket.orderId(), imageId, bracket.fields(), bytes, sha256, file);
    }
}
