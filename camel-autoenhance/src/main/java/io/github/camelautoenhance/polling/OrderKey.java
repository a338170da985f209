/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.polling;

import io.github.camelautoenhance.model.AutoenhanceOrder;
import io.github.camelautoenhance.util.Sha256;
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
