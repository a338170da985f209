/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.webhook;

import io.github.camelautoenhance.emulator.store.Account;
import io.github.camelautoenhance.emulator.store.ImageRecord;
import io.github.camelautoenhance.emulator.store.OrderView;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells the webhook what happens to images. */
public final class WebhookEvents {

    private final Account account;
    private final WebhookOutbox webhooks;

    public WebhookEvents(Account account, WebhookOutbox webhooks) {
        this.account = account;
        this.webhooks = webhooks;
    }

    /** An image has joined an order. */
    public void registered(ImageRecord image) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("event", "image_registered");
        json.put("image_id", image.id());
        json.put("order_id", orderId(image));
        webhooks.event(json);
    }

    /** The processing of an image has ended; nothing is told of one that is gone meanwhile. */
    public void processed(String imageId) {
        account.images().find(imageId).ifPresent(image -> {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("event", "image_processed");
            json.put("image_id", image.id());
            json.put("error", image.image().status().equals(ImageRecord.ERROR));
            json.put("order_id", orderId(image));
            json.put(
                    "order_is_processing",
                    account.order(orderId(image)).filter(OrderView::hasMoreToDo).isPresent());
            webhooks.event(json);
        });
    }

    private static String orderId(ImageRecord image) {
        return String.valueOf(image.image().orderId());
    }
}
