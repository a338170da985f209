/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.polling;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.EventDrivenPollingConsumer;
import org.apache.camel.support.ScheduledBatchPollingConsumer;

/**
 * What pollEnrich and a ConsumerTemplate receive from: one exchange for each that is asked for, and what has been made
 * and is not asked for any more comes again.
 */
public final class FinishedPollingConsumer extends EventDrivenPollingConsumer {

    private final BlockingQueue<Exchange> made;

    public FinishedPollingConsumer(DefaultEndpoint endpoint) {
        this(endpoint, new LinkedBlockingQueue<>());
    }

    private FinishedPollingConsumer(DefaultEndpoint endpoint, BlockingQueue<Exchange> made) {
        super(endpoint, made);
        this.made = made;
        setCopy(endpoint.isPollingConsumerCopy());
    }

    @Override
    protected Consumer createConsumer() throws Exception {
        Consumer consumer = super.createConsumer();
        if (consumer instanceof ScheduledBatchPollingConsumer polling) {
            polling.setMaxMessagesPerPoll(1);
            polling.setGreedy(false);
        }
        return consumer;
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        for (Exchange left = made.poll(); left != null; left = made.poll()) {
            Unrouted.end(left);
        }
    }
}
