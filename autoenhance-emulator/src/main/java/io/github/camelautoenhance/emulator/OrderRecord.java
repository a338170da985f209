/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator;

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
 * @param grouping what is happening to its brackets
 */
record OrderRecord(
        long sequence,
        String id,
        @Nullable String name,
        @Nullable String imageOrder,
        Instant created,
        Instant updated,
        Grouping grouping) {

    /** What is happening to the brackets of an order. */
    enum Grouping {
        /** Nothing, or nothing any more. */
        NONE,
        /** Grouping was asked for, but the order does not show it yet. */
        ANNOUNCED,
        /** They are being grouped into images. */
        MERGING
    }

    OrderRecord named(@Nullable String newName, Instant now) {
        return new OrderRecord(sequence, id, newName, imageOrder, created, now, grouping);
    }

    OrderRecord with(Grouping newGrouping, Instant now) {
        return new OrderRecord(sequence, id, name, imageOrder, created, now, newGrouping);
    }
}
