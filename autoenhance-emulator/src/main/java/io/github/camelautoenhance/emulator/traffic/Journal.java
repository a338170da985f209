/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.traffic;

import java.util.List;

/**
 * The requests that came to the API and to the storage, in the order in which they were finished. A request is in the
 * journal before its reply is sent, so a client that has the reply finds the request here. Requests for the web page
 * and under {@code /emulator/} are not recorded. The last 100,000 requests are kept. Safe for use by several threads.
 *
 * <pre>{@code
 * assertThat(emulator.journal().requests(Route.CREATE_IMAGE)).hasSize(1);
 * assertThat(emulator.journal().leaks()).isEmpty();
 * assertThat(emulator.journal().peakInFlight()).isLessThanOrEqualTo(8);
 * }</pre>
 */
public interface Journal {

    /** All requests. */
    List<RecordedRequest> requests();

    /** The requests of one route. */
    default List<RecordedRequest> requests(Route route) {
        return requests().stream().filter(request -> request.route() == route).toList();
    }

    /** The requests to the storage that carried a key, a cookie or another header that does not belong there. */
    default List<RecordedRequest> leaks() {
        return requests().stream().filter(RecordedRequest::leak).toList();
    }

    /** How many requests are being handled now. */
    int inFlight();

    /** The most requests that were being handled at the same time since the start or the last {@link #clear}. */
    int peakInFlight();

    /** Forgets all requests, those that are being handled now included. */
    void clear();
}
