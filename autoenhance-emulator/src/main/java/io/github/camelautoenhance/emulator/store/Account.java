/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.store;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Everything that the service knows of one customer: orders, and the images and brackets in them. */
public record Account(OrderStore orders, ImageStore images, BracketStore brackets) {

    /** An order with what is in it, or nothing. */
    public Optional<OrderView> order(String id) {
        return orders.find(id).map(this::view);
    }

    public OrderView view(OrderRecord order) {
        return new OrderView(order, images.of(order.id()), brackets.of(order.id()));
    }

    /** All orders in order of creation. */
    public List<OrderView> allOrders() {
        return orders.all().stream().map(this::view).toList();
    }

    /** Deletes an order with its images and brackets; false if there is none. */
    public boolean deleteOrder(String id) throws IOException {
        if (!orders.delete(id)) {
            return false;
        }
        for (ImageRecord image : images.of(id)) {
            images.delete(image.id());
        }
        for (BracketRecord bracket : brackets.of(id)) {
            brackets.delete(bracket.id());
        }
        return true;
    }

    /** Deletes an image and frees its brackets; false if there is none. */
    public boolean deleteImage(String id) throws IOException {
        brackets.ungroup(id);
        return images.delete(id);
    }

    public void clear() {
        orders.clear();
        images.clear();
        brackets.clear();
    }
}
