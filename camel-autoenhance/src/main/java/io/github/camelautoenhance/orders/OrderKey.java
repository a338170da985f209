/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.orders;

import io.github.camelautoenhance.model.AutoenhanceOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** Names a finished order and what it has finished with: another set of images, or of their states, is another key. */
final class OrderKey {

    /** In bytes: enough that no two sets of one order ever meet, and short for the columns of databases. */
    private static final int DIGEST = 16;

    private OrderKey() {}

    static String of(AutoenhanceOrder order) {
        // Sorted, as an order may show its images in any; and nothing else of them, for a download or a rating is no
        // new result.
        String images = order.images().stream()
                .map(image -> image.imageId() + " " + image.state())
                .sorted()
                .collect(Collectors.joining("\n"));
        return "orders/" + order.orderId() + "/" + digest(images);
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, DIGEST);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
