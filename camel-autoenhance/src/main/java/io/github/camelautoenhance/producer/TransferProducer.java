/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.producer;

import io.github.camelautoenhance.client.Transport;
import io.github.camelautoenhance.client.api.ApiAccess;
import io.github.camelautoenhance.error.AutoenhanceConnectionException;
import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.error.AutoenhanceTimeoutException;
import io.github.camelautoenhance.error.Failure;
import io.github.camelautoenhance.util.Deadline;
import io.github.camelautoenhance.util.OptionValues;
import io.github.camelautoenhance.util.Window;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.spi.RouteIdAware;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An asynchronous producer over a blocking client: it checks the input on the caller's thread, waits for a place in the
 * window (the back-pressure), transfers on one pool and continues the route on another. The callback is called exactly
 * once, whatever happens.
 */
public abstract class TransferProducer extends DefaultAsyncProducer implements RouteIdAware {

    private static final Logger LOG = LoggerFactory.getLogger(TransferProducer.class);
    private static final int BACKLOG_PER_PLACE = 4;

    private final Supplier<ProducerResources> supplier;
    private final Backlog backlog;
    private final Window pending;
    /** With which the producer's requests are made. */
    protected final ApiAccess access;

    private final ProducerHealth health;
    /** Of the exchanges that wait for a place or are being transferred. */
    private final Set<Deadline> underWay = ConcurrentHashMap.newKeySet();

    private volatile @Nullable ProducerResources transfers;
    private volatile @Nullable String routeId;

    /**
     * Shares with others the transfers that {@code supplier} gives while the component is started.
     *
     * @param maxPending how many exchanges may wait at a time for something to come about at the service
     */
    protected TransferProducer(
            DefaultEndpoint endpoint,
            ApiAccess access,
            int maxConcurrentUploads,
            int maxPending,
            Supplier<ProducerResources> supplier) {
        super(endpoint);
        this.supplier = supplier;
        this.backlog = new Backlog(BACKLOG_PER_PLACE * maxConcurrentUploads);
        this.pending = new Window(OptionValues.atLeastOne("maxPending", maxPending));
        this.access = access;
        this.health = new ProducerHealth(endpoint);
    }

    /**
     * Resolves and checks everything that can be known before the service is asked.
     *
     * @throws IllegalArgumentException naming the header or option, for input that cannot be used
     */
    protected abstract Call prepare(Exchange exchange) throws Exception;

    /** Called once the transfers are there. */
    protected abstract void connect(ProducerResources shared);

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        backlog.open();
        shared();
        health.register(this::trouble);
    }

    /** Camel sets it where this producer lives and dies with its route, as that of {@code to} does. */
    @Override
    public void setRouteId(@Nullable String routeId) {
        this.routeId = routeId;
    }

    @Override
    public @Nullable String getRouteId() {
        return routeId;
    }

    /**
     * Camel's graceful timeout has passed when something is still under way now. Without a route it may only have been
     * evicted from a cache while in use, so then it finishes what it has begun.
     */
    @Override
    protected void doStop() throws Exception {
        health.unregister();
        backlog.close();
        ProducerResources known = transfers;
        if (routeId != null && known != null) {
            underWay.forEach(Deadline::cancel);
            known.transport().window().wake();
            pending.wake();
        }
        transfers = null;
        super.doStop();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        return process(exchange, callback, null);
    }

    /** ProducerResources in the caller's thread: it waits in any case, and to switch to another and back costs time. */
    @Override
    public void process(Exchange exchange) {
        CallerThread caller = new CallerThread();
        boolean unused = process(exchange, caller, caller);
        caller.runUntilDone();
    }

    private boolean process(Exchange exchange, AsyncCallback callback, @Nullable CallerThread caller) {
        Deadline deadline = null;
        try {
            requireRunning();
            ProducerResources shared = shared();
            deadline = Deadline.after(shared.transport().uploadTimeout());
            underWay.add(deadline);
            // A stop that came before that line has not seen it.
            requireRunning();
            Threads threads = shared.threads();
            if (caller != null) {
                caller.cancelWhenInterrupted(deadline);
                threads = caller;
            }
            begin(shared.transport(), threads, prepare(exchange), deadline, exchange, callback);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.setException(stopping("interrupted while waiting for a place"));
        } catch (Throwable e) {
            exchange.setException(e);
        }
        if (deadline != null) {
            underWay.remove(deadline);
        }
        callback.done(true);
        return true;
    }

    private @Nullable AutoenhanceException trouble() {
        try {
            return shared().transport().trouble(access);
        } catch (AutoenhanceException e) {
            // The component is stopped.
            return e;
        }
    }

    private void requireRunning() {
        if (!isRunAllowed()) {
            throw stopping("the producer is being stopped");
        }
    }

    /** The transfers in use, or new ones where the component was stopped and started under a running route. */
    private ProducerResources shared() {
        ProducerResources known = transfers;
        if (known != null && !known.transport().isClosed()) {
            return known;
        }
        ProducerResources fresh = supplier.get();
        connect(fresh);
        transfers = fresh;
        return fresh;
    }

    private void begin(
            Transport transport,
            Threads threads,
            Call call,
            Deadline deadline,
            Exchange exchange,
            AsyncCallback callback)
            throws InterruptedException {
        List<Stage> stages = call.stages();
        boolean waits = stages.stream().anyMatch(Stage.Wait.class::isInstance);
        boolean transfersFirst = stages.get(0) instanceof Stage.Request;
        awaitBacklog(deadline);
        if (waits) {
            takePlace(pending, deadline, "maxPending are waiting");
        }
        Runnable endOfWait = waits ? pending::giveBack : () -> {};
        CallRun run = new CallRun(transport, threads, stages, deadline, (failure, giveBack) -> {
            underWay.remove(deadline);
            backlog.enter();
            // Before the callback: the route's next step may want a place too.
            giveBack.run();
            endOfWait.run();
            threads.complete(() -> complete(call, failure, exchange, callback));
        });
        try {
            if (transfersFirst) {
                takePlace(transport.window(), deadline, "maxConcurrentUploads are under way");
            }
            try {
                run.begin();
            } catch (RuntimeException | Error e) {
                if (transfersFirst) {
                    transport.window().giveBack();
                }
                throw noThread(e);
            }
        } catch (Throwable e) {
            endOfWait.run();
            throw e;
        }
    }

    private void awaitBacklog(Deadline deadline) throws InterruptedException {
        // A thread that continues a route is one of those that the backlog counts: waiting, it would wait for itself.
        if (!ProducerThreads.isCompletionThread() && !backlog.await(deadline)) {
            throw deadline.isOver() && !deadline.isCancelled()
                    ? timeout(
                            "the routes of too many earlier exchanges are still being continued; is a redelivery waiting?")
                    : stopping("the producer is being stopped");
        }
    }

    private static void takePlace(Window window, Deadline deadline, String full) throws InterruptedException {
        switch (window.take(deadline)) {
            case TAKEN -> {}
            case CLOSED -> throw stopping("the component is being stopped");
            case TIMED_OUT -> throw deadline.isCancelled() ? stopping("the route is being stopped") : timeout(full);
        }
    }

    private void complete(Call call, @Nullable Throwable failure, Exchange exchange, AsyncCallback callback) {
        try {
            if (failure == null) {
                call.succeeded(exchange);
            } else {
                call.failed(exchange, failure);
                exchange.setException(failure);
                RedeliveryDelay.set(exchange, failure);
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

    private static AutoenhanceException timeout(String why) {
        return new AutoenhanceTimeoutException(
                Failure.of("No place became free within uploadTimeout: " + why).retryable());
    }

    /** Being stopped, or no thread to be had. */
    static AutoenhanceException noThread(Throwable why) {
        return stopping("no thread took it: " + why.getMessage());
    }

    static AutoenhanceException stopping(String why) {
        return new AutoenhanceConnectionException(
                Failure.of("The photo was not handed over: " + why).retryable());
    }
}
