/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.api;

import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.error.AutoenhanceResponseException;
import io.github.camelautoenhance.error.Failure;
import io.github.camelautoenhance.model.AutoenhanceOrder;
import io.github.camelautoenhance.util.Deadline;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All orders of the account, a page at a time: the next is asked for when the last order of the one before has been
 * taken. To be read once, by one thread.
 */
public final class OrderPages implements Iterator<AutoenhanceOrder> {

    /** In a row; the service may filter a page to nothing. */
    private static final int MAX_EMPTY_PAGES = 100;

    private static final Logger LOG = LoggerFactory.getLogger(OrderPages.class);

    private final OrderClient orders;
    private final int perPage;
    private final Duration timeout;
    private final Deadline first;
    private final AtomicBoolean warned;
    private Iterator<AutoenhanceOrder> page;
    private @Nullable String next;
    private final Set<String> asked = new HashSet<>();

    private OrderPages(OrderClient orders, int perPage, Duration timeout, AtomicBoolean warned, Deadline deadline) {
        this.orders = orders;
        this.perPage = perPage;
        this.timeout = timeout;
        this.first = deadline;
        this.warned = warned;
        OrderClient.Page start = orders.page(perPage, null, deadline);
        this.page = usable(start);
        this.next = start.next();
    }

    /**
     * Asks for the first page.
     *
     * @param timeout within which each further page must come, its repeats included
     * @param warned whether a warning of orders that cannot be used has been logged
     * @param deadline of the first page; when it is cancelled, no further page is asked for either
     */
    public static OrderPages of(
            OrderClient orders, int perPage, Duration timeout, AtomicBoolean warned, Deadline deadline) {
        return new OrderPages(orders, perPage, timeout, warned, deadline);
    }

    private Iterator<AutoenhanceOrder> usable(OrderClient.Page from) {
        if (!from.unusable().isEmpty() && warned.compareAndSet(false, true)) {
            LOG.warn(
                    "An order is left out of the list, since its record cannot be used: {}",
                    from.unusable().get(0));
        }
        return from.orders().iterator();
    }

    /** @throws AutoenhanceException if a page cannot be had; the same page is asked for when it is called again */
    @Override
    public boolean hasNext() {
        for (int empty = 0; !page.hasNext() && next != null; empty++) {
            if (empty > MAX_EMPTY_PAGES) {
                throw endless("page after page is empty");
            }
            OrderClient.Page following = orders.page(perPage, next, first.renewed(timeout));
            asked.add(next);
            if (following.next() != null && asked.contains(following.next())) {
                throw endless("the token of the next page is that of a page which was there already");
            }
            page = usable(following);
            next = following.next();
        }
        return page.hasNext();
    }

    private static AutoenhanceResponseException endless(String why) {
        return new AutoenhanceResponseException(Failure.of("Could not list the orders: " + why));
    }

    @Override
    public AutoenhanceOrder next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.next();
    }
}
