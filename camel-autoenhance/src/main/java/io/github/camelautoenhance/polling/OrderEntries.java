/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.polling;

import io.github.camelautoenhance.client.api.OrderClient;
import io.github.camelautoenhance.client.await.MissingImages;
import io.github.camelautoenhance.error.AutoenhanceNotFoundException;
import io.github.camelautoenhance.model.AutoenhanceOrder;
import io.github.camelautoenhance.util.Deadline;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the finished orders behind the entries of the list. The service does not say whether an entry shows the images
 * of its order; where it does not, the order is retrieved, but not again while it is consumed and its entry stays the
 * same. For one thread at a time.
 */
final class OrderEntries {

    private final Map<String, Known> retrieved = new HashMap<>();
    private final Map<String, MissingImages> looks = new HashMap<>();

    /** What an entry was like when its order was retrieved and found finished. */
    private record Known(AutoenhanceOrder entry, String key) {}

    /** The order if it is finished and not taken, else null. */
    @Nullable
    AutoenhanceOrder finished(AutoenhanceOrder entry, OrderClient orders, Claims taken, Deadline deadline) {
        Known known = retrieved.get(entry.orderId());
        if (isUnfinished(entry)) {
            looks.remove(entry.orderId());
            return null;
        }
        if (known != null && known.entry.equals(entry) && taken.isTaken(known.key)) {
            return null;
        }
        boolean shows = showsImages(entry);
        AutoenhanceOrder order = shows ? entry : retrieved(entry, orders, deadline);
        if (order == null || !isFinished(order)) {
            return null;
        }
        String key = OrderKey.of(order);
        // Without a time of its last change, an entry may look the same and its order be another.
        if (!shows && entry.lastUpdatedAt() != null) {
            retrieved.put(entry.orderId(), new Known(entry, key));
        }
        return taken.isTaken(key) ? null : order;
    }

    /** Forgets the orders that are not listed any more. */
    void retain(Set<String> listed) {
        retrieved.keySet().retainAll(listed);
        looks.keySet().retainAll(listed);
    }

    /** Whether the entry says by itself that the order is not finished. */
    private static boolean isUnfinished(AutoenhanceOrder entry) {
        return Boolean.TRUE.equals(entry.merging())
                || Boolean.TRUE.equals(entry.processing())
                || Integer.valueOf(0).equals(entry.totalImages());
    }

    private boolean isFinished(AutoenhanceOrder order) {
        return looks.computeIfAbsent(order.orderId(), id -> new MissingImages()).isFinished(order);
    }

    private static boolean showsImages(AutoenhanceOrder entry) {
        return !entry.images().isEmpty()
                && (entry.totalImages() == null || entry.images().size() >= entry.totalImages())
                && entry.images().stream().allMatch(image -> image.status() != null || image.isFinished());
    }

    private static @Nullable AutoenhanceOrder retrieved(AutoenhanceOrder entry, OrderClient orders, Deadline deadline) {
        try {
            return orders.retrieve(entry.orderId(), null, deadline);
        } catch (AutoenhanceNotFoundException e) {
            // Deleted since it was listed.
            return null;
        }
    }
}
