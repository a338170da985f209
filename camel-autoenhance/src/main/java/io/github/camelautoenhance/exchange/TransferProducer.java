/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.exchange;

import io.github.camelautoenhance.client.Deadline;
import io.github.camelautoenhance.client.Window;
import io.github.camelautoenhance.error.AutoenhanceConnectionException;
import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.error.AutoenhanceRateLimitException;
import io.github.camelautoenhance.error.AutoenhanceTimeoutException;
import io.github.camelautoenhance.error.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An asynchronous producer over a blocking client: it checks the input on the caller's thread, waits for a place in the
 * window (the back-pressure), transfers on one pool and continues the route on another. The callback is called exactly
 * once, whatever happens.
 */
public abstract class TransferProducer extends DefaultAsyncProducer {

    private static final Logger LOG = LoggerFactory.getLogger(TransferProducer.class);
    private static final int BACKLOG_PER_PLACE = 4;
    private static final Duration LONGEST_REDELIVERY_DELAY = Duration.ofMinutes(5);

    private final Supplier<Transfers> supplier;
    private final Backlog backlog;
    private volatile @Nullable Transfers transfers;

    /** Shares with others the transfers that {@code supplier} gives while the component is started. */
    protected TransferProducer(Endpoint endpoint, int maxConcurrentUploads, Supplier<Transfers> supplier) {
        super(endpoint);
        this.supplier = supplier;
        this.backlog = new Backlog(BACKLOG_PER_PLACE * maxConcurrentUploads);
    }

    /**
     * Resolves and checks everything that can be known before the service is asked.
     *
     * @throws IllegalArgumentException naming the header or option, for input that cannot be used
     */
    protected abstract Call prepare(Exchange exchange) throws Exception;

    /** Called once the transfers are there. */
    protected abstract void connect(Transfers shared);

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        Transfers shared = supplier.get();
        transfers = shared;
        connect(shared);
    }

    @Override
    protected void doStop() throws Exception {
        transfers = null;
        super.doStop();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
            Transfers shared = transfers;
            if (shared == null) {
                throw stopping("the producer is not started");
            }
            Call call = prepare(exchange);
            takePlace(shared);
            submit(shared, call, exchange, callback);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.setException(stopping("interrupted while waiting for a place"));
        } catch (Throwable e) {
            exchange.setException(e);
        }
        callback.done(true);
        return true;
    }

    private void takePlace(Transfers shared) throws InterruptedException {
        Deadline deadline = Deadline.after(shared.transport().uploadTimeout());
        // A thread that continues a route is one of those that the backlog counts: waiting, it would wait for itself.
        boolean inTime = Transfers.isCompletionThread() || backlog.await(deadline);
        Window.Place place = inTime ? shared.transport().window().take(deadline) : Window.Place.TIMED_OUT;
        switch (place) {
            case TAKEN -> {}
            case CLOSED -> throw stopping("the component is being stopped");
            case TIMED_OUT ->
                throw new AutoenhanceTimeoutException(
                        Failure.of("No place became free within uploadTimeout (maxConcurrentUploads are under way)")
                                .retryable());
        }
    }

    private void submit(Transfers shared, Call call, Exchange exchange, AsyncCallback callback) {
        try {
            shared.transfer(() -> {
                Throwable failure = transfer(call);
                // Before the callback: the route's next step may want a place too.
                shared.transport().window().giveBack();
                backlog.enter();
                shared.complete(() -> complete(call, failure, exchange, callback));
            });
        } catch (RuntimeException e) {
            shared.transport().window().giveBack();
            throw stopping("the component is being stopped");
        }
    }

    private static @Nullable Throwable transfer(Call call) {
        try {
            call.transfer();
            return null;
        } catch (Throwable e) {
            return e;
        }
    }

    private void complete(Call call, @Nullable Throwable failure, Exchange exchange, AsyncCallback callback) {
        try {
            if (failure == null) {
                call.succeeded(exchange);
            } else {
                call.failed(exchange);
                exchange.setException(failure);
                delayRedelivery(exchange, failure);
            }
        } catch (RuntimeException | Error e) {
            exchange.setException(e);
        }
        try {
            callback.done(false);
        } catch (RuntimeException e) {
            LOG.warn("Continuing the route of exchange {} failed: {}", exchange.getExchangeId(), e.getMessage(), e);
        } finally {
            backlog.leave();
        }
    }

    /** Camel's error handler obeys this header, so a route need not know what {@code Retry-After} said. */
    private static void delayRedelivery(Exchange exchange, Throwable failure) {
        if (failure instanceof AutoenhanceRateLimitException limited && limited.retryAt() != null) {
            Duration wait = Duration.between(Instant.now(), limited.retryAt());
            if (wait.compareTo(LONGEST_REDELIVERY_DELAY) <= 0) {
                exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY, Math.max(0, wait.toMillis()));
            }
        }
    }

    private static AutoenhanceException stopping(String why) {
        return new AutoenhanceConnectionException(
                Failure.of("The photo was not handed over: " + why).retryable());
    }
}
