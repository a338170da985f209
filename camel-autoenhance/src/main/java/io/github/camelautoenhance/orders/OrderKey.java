/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.orders;

import io.github.camelautoenhance.client.Sha256;
import io.github.camelautoenhance.exchange.RepositoryKey;
import io.github.camelautoenhance.model.AutoenhanceOrder;
import java.util.stream.Collectors;

/** Names a finished order and what it has finished with: another set of images, or of their states, is another key. */
final class OrderKey {

    private OrderKey() {}

    static String of(AutoenhanceOrder order) {
        // Sorted, as an order may show its images in any; and nothing else of them, for a download or a rating is no
        // new result.
        String images = order.images().stream()
                .map(image -> image.imageId() + " " + image.state())
                .sorted()
                .collect(Collectors.joining("\n"));
        return RepositoryKey.of("orders", order.orderId() + "/" + Sha256.shortHex(images));
    }
}
