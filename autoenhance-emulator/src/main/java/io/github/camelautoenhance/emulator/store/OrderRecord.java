/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One immutable state of an order, apart from what its images and brackets tell.
 *
 * @param sequence its place among all orders
 * @param id its id
 * @param name its name
 * @param imageOrder how its images are sorted unless a request says otherwise
 * @param created when it was made
 * @param updated when it was last changed
 * @param merging whether it says that its brackets are being grouped into images
 */
public record OrderRecord(
        long sequence,
        String id,
        @Nullable String name,
        @Nullable String imageOrder,
        Instant created,
        Instant updated,
        boolean merging) {

    public OrderRecord named(@Nullable String newName, Instant now) {
        return new OrderRecord(sequence, id, newName, imageOrder, created, now, merging);
    }

    public OrderRecord merging(boolean isMerging, Instant now) {
        return new OrderRecord(sequence, id, name, imageOrder, created, now, isMerging);
    }
}
