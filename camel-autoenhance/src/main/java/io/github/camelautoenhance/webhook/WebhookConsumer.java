/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.webhook;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.client.Counters;
import io.github.camelautoenhance.client.Webhooks;
import io.github.camelautoenhance.exchange.Results;
import io.github.camelautoenhance.model.AutoenhanceEvent;
import io.github.camelautoenhance.model.AutoenhanceImage;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.Suspendable;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Receives what the service sends, on the HTTP server of the application. The route gets an exchange of its own:
 * nothing of the request but the event gets into it.
 */
public final class WebhookConsumer extends DefaultConsumer implements Suspendable, ShutdownAware {

    private static final int MAX_WAITING = 1000;

    private final WebhookOptions options;
    private final Webhooks webhooks;
    private final Counters counters;
    private final @Nullable Function<String, AutoenhanceImage> retrieval;
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final Webhooks.Receiver receiver = this::processedAnew;
    private volatile @Nullable EventHandler handler;
    private volatile @Nullable ExecutorService threads;
    private @Nullable EventServer server;

    /** @param retrieval asks the service for an image; null if events are not confirmed */
    public WebhookConsumer(
            DefaultEndpoint endpoint,
            Processor processor,
            WebhookOptions options,
            Webhooks webhooks,
            Counters counters,
            @Nullable Function<String, AutoenhanceImage> retrieval) {
        super(endpoint, processor);
        this.options = options;
        this.webhooks = webhooks;
        this.counters = counters;
        this.retrieval = retrieval;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        webhooks.open(options.path(), receiver);
        try {
            startThreads();
            EventHandler events = new EventHandler(
                    options, webhooks, counters, retrieval, deliveries(), this::acknowledgedFirst, this::run);
            handler = events;
            server = EventServer.start(
                    getEndpoint().getCamelContext(),
                    options,
                    new EventRequests(options, events, new RefusalLog(options.path()), counters, this::takesEvents));
        } catch (Exception | Error e) {
            doStop();
            throw e;
        }
    }

    @Override
    protected void doStop() throws Exception {
        webhooks.close(options.path(), receiver);
        if (server != null) {
            server.stop();
            server = null;
        }
        if (threads != null) {
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdownGraceful(threads);
            threads = null;
        }
        super.doStop();
    }

    private boolean takesEvents() {
        return isRunAllowed() && !isSuspendingOrSuspended();
    }

    private @Nullable Deliveries deliveries() {
        return options.dedupe().isZero()
                ? null
                : new Deliveries(options.repository(), options.dedupe(), Clock.systemUTC());
    }

    private void startThreads() {
        if (options.ackWhenReceived()) {
            ThreadPoolProfile profile = new ThreadPoolProfileBuilder("AutoenhanceWebhook")
                    .poolSize(10)
                    .maxPoolSize(10)
                    .maxQueueSize(MAX_WAITING)
                    .rejectedPolicy(ThreadPoolRejectedPolicy.Abort)
                    .build();
            threads = getEndpoint()
                    .getCamelContext()
                    .getExecutorServiceManager()
                    .newThreadPool(this, "AutoenhanceWebhook", profile);
        }
    }

    /** Camel waits for these when it stops: the service has been told that all is well. */
    private void acknowledgedFirst(Runnable event) {
        ExecutorService pool = threads;
        if (pool == null) {
            throw new RejectedExecutionException("stopped");
        }
        acknowledged.incrementAndGet();
        try {
            pool.execute(() -> {
                try {
                    event.run();
                } finally {
                    acknowledged.decrementAndGet();
                }
            });
        } catch (RejectedExecutionException e) {
            acknowledged.decrementAndGet();
            throw e;
        }
    }

    private boolean run(AutoenhanceEvent event, @Nullable AutoenhanceImage image) {
        Exchange exchange = createExchange(false);
        try {
            write(exchange, event, image);
            try {
                getProcessor().process(exchange);
            } catch (Exception e) {
                exchange.setException(e);
            }
            Exception failure = exchange.getException();
            if (failure != null) {
                getExceptionHandler().handleException("An event could not be handled", exchange, failure);
            }
            return failure == null && !exchange.isRollbackOnly();
        } finally {
            releaseExchange(exchange, false);
        }
    }

    private static void write(Exchange exchange, AutoenhanceEvent event, @Nullable AutoenhanceImage image) {
        exchange.setPattern(ExchangePattern.InOnly);
        Message message = exchange.getMessage();
        message.setBody(event);
        message.setHeader(AutoenhanceConstants.EVENT, event.event());
        setIfGiven(message, AutoenhanceConstants.EVENT_ERROR, event.error());
        setIfGiven(message, AutoenhanceConstants.ORDER_IS_PROCESSING, event.orderIsProcessing());
        if (image != null) {
            Results.write(exchange, image);
        } else if (event.imageId() != null) {
            Results.writeImage(exchange, event.imageId());
            Results.writeOrder(exchange, event.orderId());
        }
    }

    private static void setIfGiven(Message message, String header, @Nullable Object value) {
        if (value != null) {
            message.setHeader(header, value);
        }
    }

    private void processedAnew(String imageId) {
        EventHandler events = handler;
        if (events != null) {
            events.processedAnew(imageId);
        }
    }

    @Override
    public boolean isHostedService() {
        return true;
    }

    @Override
    public boolean deferShutdown(ShutdownRunningTask task) {
        return false;
    }

    @Override
    public int getPendingExchangesSize() {
        return acknowledged.get();
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        // What has been acknowledged is waited for; there is nothing else to prepare.
    }
}
