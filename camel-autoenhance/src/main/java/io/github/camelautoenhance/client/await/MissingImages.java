/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.await;

import io.github.camelautoenhance.model.AutoenhanceImage;
import io.github.camelautoenhance.model.AutoenhanceOrder;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides when an order that lists fewer images than it says it has is finished all the same. By
 * {@link AutoenhanceOrder#isFinished()} it never is, so a wait would run into its timeout, and a poll would ask for the
 * order for ever. For one order, and for one thread at a time.
 */
public final class MissingImages {

    private static final Logger LOG = LoggerFactory.getLogger(MissingImages.class);

    /** How often in a row it must look the same. */
    private static final int LOOKS = 3;

    private static final Set<String> FINAL_STATES = Set.of("processed", "error");

    private @Nullable Look last;
    private int looks;

    private record Look(int total, Set<String> images) {}

    /** Whether the order is finished, as it looks now and has looked before. */
    public boolean isFinished(AutoenhanceOrder order) {
        if (order.isFinished()) {
            return true;
        }
        Look look = allButFinished(order);
        looks = look == null ? 0 : look.equals(last) ? looks + 1 : 1;
        last = look;
        if (looks == LOOKS) {
            LOG.warn(
                    "Order {} lists {} of its {} images and has not changed in {} looks, so it counts as finished",
                    order.orderId(),
                    order.images().size(),
                    order.totalImages(),
                    LOOKS);
        }
        return looks >= LOOKS;
    }

    /** The order's images, if nothing but the number of them says that it is not finished; else null. */
    private static @Nullable Look allButFinished(AutoenhanceOrder order) {
        Integer total = order.totalImages();
        boolean idle = Boolean.FALSE.equals(order.merging())
                && Boolean.FALSE.equals(order.processing())
                && order.status() != null
                && FINAL_STATES.contains(order.status());
        if (!idle
                || total == null
                || order.images().isEmpty()
                || order.images().size() >= total
                || !order.images().stream().allMatch(AutoenhanceImage::isFinished)) {
            return null;
        }
        return new Look(
                total,
                order.images().stream()
                        .map(image -> image.imageId() + " " + image.state())
                        .collect(Collectors.toSet()));
    }
}
