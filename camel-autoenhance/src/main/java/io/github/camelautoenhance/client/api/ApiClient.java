/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.api;

import java.util.function.Consumer;

/** The requests to the API, for one key. */
public record ApiClient(ImageClient images, BracketClient brackets, OrderClient orders) {

    /**
     * The requests that are made with this access.
     *
     * @param reprocessed is called with an image's id before the image is processed again
     */
    public static ApiClient of(ApiRequests requests, Consumer<String> reprocessed) {
        return new ApiClient(
                new ImageClient(requests, reprocessed), new BracketClient(requests), new OrderClient(requests));
    }
}
