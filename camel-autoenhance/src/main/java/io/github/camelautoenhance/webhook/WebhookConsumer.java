/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.webhook;

import io.github.camelautoenhance.AutoenhanceConstants;
import io.github.camelautoenhance.client.await.ImageNews;
import io.github.camelautoenhance.message.Results;
import io.github.camelautoenhance.model.AutoenhanceEvent;
import io.github.camelautoenhance.model.AutoenhanceImage;
import io.github.camelautoenhance.util.Counters;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
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
    private final ImageNews news;
    private final ImageNews.Receiver receiver;
    private volatile @Nullable AcknowledgedEvents acknowledged;
    private @Nullable ExecutorService threads;
    private final EventServer server;

    /** @param retrieval asks the service for an image; null if events are not confirmed */
    public WebhookConsumer(
            DefaultEndpoint endpoint,
            Processor processor,
            WebhookOptions options,
            ImageNews news,
            Counters counters,
            @Nullable Function<String, AutoenhanceImage> retrieval) {
        super(endpoint, processor);
        this.options = options;
        this.news = news;
        // One for as long as the consumer lives: a route that ends after a restart ends a claim of before.
        EventHandler handler = new EventHandler(
                options, news, counters, retrieval, deliveries(options), this::acknowledgedFirst, this::run);
        this.receiver = handler::processedAnew;
        this.server = new EventServer(
                endpoint.getCamelContext(),
                options,
                new EventRequests(
                        options,
                        handler,
                        new RefusalLog(options.path(), System::nanoTime),
                        counters,
                        this::takesEvents));
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        news.open(options.path(), receiver);
        try {
            startThreads();
            server.start();
        } catch (Exception | Error e) {
            doStop();
            throw e;
        }
    }

    @Override
    protected void doStop() throws Exception {
        news.close(options.path(), receiver);
        server.stop();
        stopThreads();
        super.doStop();
    }

    @Override
    protected void doShutdown() throws Exception {
        server.close();
        super.doShutdown();
    }

    private boolean takesEvents() {
        return isRunAllowed() && !isSuspendingOrSuspended();
    }

    private static @Nullable Deliveries deliveries(WebhookOptions options) {
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
            ExecutorService pool = getEndpoint()
                    .getCamelContext()
                    .getExecutorServiceManager()
                    .newThreadPool(this, "AutoenhanceWebhook", profile);
            threads = pool;
            acknowledged = new AcknowledgedEvents(pool);
        }
    }

    private void stopThreads() {
        AcknowledgedEvents events = acknowledged;
        if (threads == null || events == null) {
            return;
        }
        // What still waits here does so because Camel's patience has ended: see getPendingExchangesSize.
        events.drop();
        getEndpoint().getCamelContext().getExecutorServiceManager().shutdownGraceful(threads);
        threads = null;
        // Of a request that was being answered meanwhile.
        events.drop();
    }

    private void acknowledgedFirst(Runnable route, Runnable dropped) {
        AcknowledgedEvents events = acknowledged;
        if (events == null) {
            throw new RejectedExecutionException("not started");
        }
        events.add(route, dropped);
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
                getExceptionHandler()
                        .handleException(
                                "The route could not handle " + EventHandler.description(event), exchange, failure);
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

    @Override
    public boolean isHostedService() {
        return true;
    }

    @Override
    public boolean deferShutdown(ShutdownRunningTask task) {
        return false;
    }

    /** Camel waits for these when it stops: the service has been told that all is well. */
    @Override
    public int getPendingExchangesSize() {
        AcknowledgedEvents events = acknowledged;
        return events == null ? 0 : events.size();
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        // What has been acknowledged is waited for; there is nothing else to prepare.
    }
}
