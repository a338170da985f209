/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client;

import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.error.AutoenhanceResponseException;
import io.github.camelautoenhance.error.Failure;
import io.github.camelautoenhance.model.AutoenhanceOrder;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * All orders of the account, a page at a time: the next is asked for when the last order of the one before has been
 * taken. To be read once, by one thread.
 */
public final class OrderPages implements Iterator<AutoenhanceOrder> {

    private final OrderClient orders;
    private final int perPage;
    private final Duration timeout;
    private Iterator<AutoenhanceOrder> page;
    private @Nullable String next;

    private OrderPages(OrderClient orders, int perPage, Duration timeout, OrderClient.Page first) {
        this.orders = orders;
        this.perPage = perPage;
        this.timeout = timeout;
        this.page = first.orders().iterator();
        this.next = first.next();
    }

    /**
     * Asks for the first page.
     *
     * @param timeout within which each further page must come, its repeats included
     */
    public static OrderPages of(OrderClient orders, int perPage, Duration timeout, Deadline deadline) {
        return new OrderPages(orders, perPage, timeout, orders.page(perPage, null, deadline));
    }

    /** @throws AutoenhanceException if a page cannot be had; the same page is asked for when it is called again */
    @Override
    public boolean hasNext() {
        while (!page.hasNext() && next != null) {
            OrderClient.Page following = orders.page(perPage, next, Deadline.after(timeout));
            if (next.equals(following.next())) {
                throw new AutoenhanceResponseException(
                        Failure.of("Could not list the orders: the token of the next page is that of the page itself"));
            }
            page = following.orders().iterator();
            next = following.next();
        }
        return page.hasNext();
    }

    @Override
    public AutoenhanceOrder next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.next();
    }
}
