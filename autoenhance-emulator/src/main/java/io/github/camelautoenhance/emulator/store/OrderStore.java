/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.store;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The orders, without their images and brackets. */
public final class OrderStore {

    private final Map<String, OrderRecord> records = new LinkedHashMap<>();
    private final Clock clock;
    private long sequence;

    public OrderStore(Clock clock) {
        this.clock = clock;
    }

    /** Makes an order; nothing if the id is taken. */
    public synchronized Optional<OrderRecord> create(String id, @Nullable String name, @Nullable String imageOrder) {
        if (records.containsKey(id)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        OrderRecord record = new OrderRecord(++sequence, id, name, imageOrder, now, now, false);
        records.put(id, record);
        return Optional.of(record);
    }

    /** Notes that something joins this order, which is made if it does not exist. */
    public synchronized void join(String id) {
        if (create(id, null, null).isEmpty()) {
            change(id, (record, now) -> record.merging(record.merging(), now));
        }
    }

    synchronized Optional<OrderRecord> find(String id) {
        return Optional.ofNullable(records.get(id));
    }

    /** All orders in order of creation. */
    public synchronized List<OrderRecord> all() {
        return List.copyOf(records.values());
    }

    /** Puts the result of the change in the order's place; nothing if there is no such order. */
    public synchronized Optional<OrderRecord> change(String id, BiFunction<OrderRecord, Instant, OrderRecord> change) {
        return Optional.ofNullable(
                records.computeIfPresent(id, (same, record) -> change.apply(record, clock.instant())));
    }

    /** Deletes an order; false if there is none. */
    synchronized boolean delete(String id) {
        return records.remove(id) != null;
    }

    synchronized void clear() {
        records.clear();
    }
}
