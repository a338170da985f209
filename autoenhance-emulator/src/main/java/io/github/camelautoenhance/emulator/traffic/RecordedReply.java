/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.traffic;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The reply to one request, as the emulator meant to send it: a {@link WireFault} may let less of it arrive.
 *
 * @param status the status
 * @param headers the headers that the emulator sets itself, without those that the server adds; names in any case
 * @param json the body if it is JSON, otherwise empty
 */
// the body must be seen exactly as it was encoded, and two replies are never compared with each other
@SuppressWarnings("ArrayRecordComponent")
public record RecordedReply(int status, Map<String, String> headers, byte[] json) {

    /** A header's value, whatever the case of its name. */
    public Optional<String> header(String name) {
        @Nullable String value = headers.get(name);
        return Optional.ofNullable(value);
    }

    /** The status alone: headers may hold a signature and bodies an address with one, and test reports are kept. */
    @Override
    public String toString() {
        return "%d (%d bytes of JSON)".formatted(status, json.length);
    }
}
