/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client;

import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.error.AutoenhanceResponseException;
import io.github.camelautoenhance.error.Failure;
import io.github.camelautoenhance.model.AutoenhanceOrder;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All orders of the account, a page at a time: the next is asked for when the last order of the one before has been
 * taken. To be read once, by one thread.
 */
public final class OrderPages implements Iterator<AutoenhanceOrder> {

    /** In a row; the service may filter a page to nothing. */
    private static final int MAX_EMPTY_PAGES = 100;

    private final OrderClient orders;
    private final int perPage;
    private final Duration timeout;
    private final Deadline first;
    private Iterator<AutoenhanceOrder> page;
    private @Nullable String next;
    private final Set<String> asked = new HashSet<>();

    private OrderPages(OrderClient orders, int perPage, Duration timeout, Deadline deadline, OrderClient.Page page) {
        this.orders = orders;
        this.perPage = perPage;
        this.timeout = timeout;
        this.first = deadline;
        this.page = page.orders().iterator();
        this.next = page.next();
    }

    /**
     * Asks for the first page.
     *
     * @param timeout within which each further page must come, its repeats included
     * @param deadline of the first page; when it is cancelled, no further page is asked for either
     */
    public static OrderPages of(OrderClient orders, int perPage, Duration timeout, Deadline deadline) {
        return new OrderPages(orders, perPage, timeout, deadline, orders.page(perPage, null, deadline));
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
            page = following.orders().iterator();
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
