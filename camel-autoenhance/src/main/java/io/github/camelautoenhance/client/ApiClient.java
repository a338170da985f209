/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client;

/** The requests to the API, for one key. */
public record ApiClient(ImageClient images, BracketClient brackets, OrderClient orders) {

    static ApiClient of(ApiRequests requests, Webhooks webhooks) {
        return new ApiClient(
                new ImageClient(requests, webhooks), new BracketClient(requests), new OrderClient(requests));
    }
}
