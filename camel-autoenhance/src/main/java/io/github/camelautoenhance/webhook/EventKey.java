/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.webhook;

import io.github.camelautoenhance.model.AutoenhanceEvent;
import io.github.camelautoenhance.model.AutoenhanceImage;
import io.github.camelautoenhance.util.Identifier;
import io.github.camelautoenhance.util.Json;
import io.github.camelautoenhance.util.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What makes two deliveries the same event. */
final class EventKey {

    static final String IMAGE_PROCESSED = "image_processed";
    static final String IMAGE_REGISTERED = "image_registered";

    /** The events that are described; the service may send others. */
    static final List<String> KNOWN = List.of(IMAGE_PROCESSED, IMAGE_REGISTERED, "webhook_updated");

    /** Camel's own table of message ids has columns of a hundred characters, and the time is still to be added. */
    private static final int LONGEST = 80;

    private static final List<String> FINAL_STATES = List.of("processed", "error", "expired");

    private EventKey() {}

    /**
     * The key of an event; null for one that is not about an image: it may be sent again with reason.
     *
     * @param confirmed the image as the service has it, where it was asked
     */
    static @Nullable String of(AutoenhanceEvent event, @Nullable AutoenhanceImage confirmed) {
        String imageId = event.imageId();
        return imageId == null ? null : key(event.event(), imageId, state(event, confirmed));
    }

    /** Every key that the end of a processing of this image can have. */
    static Stream<String> ofProcessed(String imageId) {
        return FINAL_STATES.stream().map(state -> key(IMAGE_PROCESSED, imageId, state));
    }

    private static String state(AutoenhanceEvent event, @Nullable AutoenhanceImage confirmed) {
        return switch (event.event()) {
            case IMAGE_PROCESSED -> {
                String status = confirmed == null ? null : confirmed.status();
                yield status != null ? status : Boolean.TRUE.equals(event.error()) ? "error" : "processed";
            }
            case IMAGE_REGISTERED -> String.valueOf(event.orderId());
            // Not known which of its fields make it another one.
            default -> Sha256.shortHex(new String(Json.write(event.toMap()), StandardCharsets.UTF_8));
        };
    }

    private static String key(String event, String imageId, String state) {
        // Whatever else a state is, in a file or a table it must be one word.
        String word = Identifier.isSafe(state) ? state : Sha256.shortHex(state);
        String key = "webhook/" + event + "/" + imageId + "/" + word;
        return key.length() <= LONGEST ? key : "webhook/" + Sha256.shortHex(key);
    }
}
