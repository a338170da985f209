/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.webhook;

import io.github.camelautoenhance.model.AutoenhanceEvent;
import io.github.camelautoenhance.spi.Refusal;
import io.github.camelautoenhance.spi.WebhookGuard;
import io.github.camelautoenhance.util.Counters;
import io.github.camelautoenhance.util.Counters.Counter;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The requests at the webhook's path: believes those that show the secret, and answers with a status and, where
 * something is wrong, a sentence of its own. Nothing of a request comes back with the answer, the secret least of all.
 */
final class EventRequests implements Processor, WebhookGuard.Entrance {

    private static final Logger LOG = LoggerFactory.getLogger(EventRequests.class);

    private final SharedSecret secret;
    private final EventReader reader;
    private final EventHandler handler;
    private final RefusalLog refusals;
    private final Counters counters;
    private final BooleanSupplier open;

    /** @param open whether events are taken; while they are not, they may come again */
    EventRequests(
            WebhookOptions options,
            EventHandler handler,
            RefusalLog refusals,
            Counters counters,
            BooleanSupplier open) {
        this.secret = options.secret();
        this.reader = new EventReader(options.maxBodySize(), EventReader.PATIENCE);
        this.handler = handler;
        this.refusals = refusals;
        this.counters = counters;
        this.open = open;
    }

    @Override
    public void process(Exchange request) {
        try {
            handle(request.getMessage());
            answer(request, 200, "");
        } catch (Refusal e) {
            refused(e);
            answer(request, e.status(), e.reason());
        } catch (RuntimeException e) {
            LOG.error("A request at the webhook could not be handled: {}", e.toString(), e);
            answer(request, 503, "The event could not be handled");
        }
    }

    @Override
    public byte[] read(@Nullable String authentication, InputStream body) throws Refusal, IOException {
        try {
            if (!isAuthentic(authentication)) {
                throw unauthenticated();
            }
            return reader.bounded(body);
        } catch (Refusal e) {
            refused(e);
            throw e;
        }
    }

    /** Whether this is what the sender has to show. */
    boolean isAuthentic(@Nullable String header) {
        return secret.isShownBy(header);
    }

    void refused(Refusal refusal) {
        if (refusal.status() != 503) {
            counters.count(Counter.WEBHOOK_REQUESTS_REFUSED);
            refusals.refused(refusal.status(), refusal.reason());
        }
    }

    private void handle(Message request) throws Refusal {
        // A header that is there twice is a list, and not what was saved.
        Object header = request.getHeader(SharedSecret.HEADER);
        if (!isAuthentic(header instanceof String text ? text : null)) {
            throw unauthenticated();
        }
        if (!open.getAsBoolean()) {
            throw new Refusal(503, "Not taking events at the moment");
        }
        AutoenhanceEvent event = reader.read(request);
        if (event == null) {
            LOG.debug("An empty request, as when the webhook is set up");
            return;
        }
        handler.handle(event);
    }

    static Refusal unauthenticated() {
        return new Refusal(401, "The header " + SharedSecret.HEADER + " is not the webhook's authentication value");
    }

    private static void answer(Exchange exchange, int status, String text) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setHeader(Exchange.CONTENT_TYPE, "text/plain; charset=utf-8");
        message.setBody(text);
    }
}
