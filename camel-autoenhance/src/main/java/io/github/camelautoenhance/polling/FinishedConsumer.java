/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.polling;

import io.github.camelautoenhance.client.Transport;
import io.github.camelautoenhance.client.retry.Outage;
import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.error.AutoenhanceRateLimitException;
import io.github.camelautoenhance.producer.ProducerResources;
import io.github.camelautoenhance.util.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks from time to time for what the service has finished, and makes one exchange of each that nobody has consumed.
 * What it is about, the subclass knows.
 */
public abstract class FinishedConsumer extends ScheduledBatchPollingConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(FinishedConsumer.class);
    private final Claims claims;
    private final Turns turns;
    private final Supplier<ProducerResources> transfers;
    /** What was said to fail already: it is tried again with every poll. */
    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    private volatile @Nullable Deadline poll;
    private final QuietTime quiet = new QuietTime(System::nanoTime);

    protected FinishedConsumer(
            DefaultEndpoint endpoint,
            Processor processor,
            PollingOptions options,
            Supplier<ProducerResources> transfers) {
        super(endpoint, processor);
        this.claims = options.claims();
        this.turns = options.turns();
        this.transfers = transfers;
        this.maxMessagesPerPoll = options.maxMessagesPerPoll();
    }

    /**
     * Looks for what is finished.
     *
     * @param taken what need not be found
     * @param limit how much is handed over at most; it need not look further when it has found so much that has not
     *     {@linkplain #hasFailed failed}
     * @param deadline cancelled when the consumer is stopped; its time is that of one request with its repeats
     */
    protected abstract Found find(Transport transport, Claims taken, int limit, Deadline deadline);

    /** Whether its latest exchange failed, so that it is handed over after everything else. */
    protected final boolean hasFailed(Finished finished) {
        return turns.hasFailed(finished.key());
    }

    /** Camel's backoff skips polls in the same way: a poll that finds nothing would pass for a recovery. */
    @Override
    public void run() {
        if (quiet.isOver()) {
            super.run();
        }
    }

    @Override
    protected int poll() throws Exception {
        shutdownRunningTask = null;
        pendingExchanges = 0;
        claims.settle();
        Transport transport = transfers.get().transport();
        Deadline deadline = Deadline.after(transport.uploadTimeout());
        poll = deadline;
        try {
            // A stop that came before that line has not seen it.
            return isEnding() ? 0 : poll(transport, deadline);
        } catch (AutoenhanceException e) {
            if (deadline.isCancelled()) {
                return 0;
            }
            keepQuiet(e);
            throw e;
        } finally {
            poll = null;
        }
    }

    private int poll(Transport transport, Deadline deadline) throws Exception {
        Found found = find(transport, claims, limit(), deadline);
        if (found.failure() == null) {
            // Camel waits with that for the end of the poll, and so of all its routes.
            forceConsumerAsReady();
        }
        int handedOver = processBatch(new ArrayDeque<>(turns.inOrder(found.finished())));
        if (found.failure() != null) {
            throw found.failure();
        }
        return handedOver;
    }

    private int limit() {
        return maxMessagesPerPoll > 0 ? maxMessagesPerPoll : Integer.MAX_VALUE;
    }

    private void keepQuiet(AutoenhanceException e) {
        if (e instanceof AutoenhanceRateLimitException limited && limited.retryAt() != null) {
            quiet.begin(Duration.between(Instant.now(), limited.retryAt()));
        }
    }

    /**
     * Hands over what has been found. Each is claimed just before it is its turn, for a process that dies leaves its
     * claims behind; the next is made before this one goes, since whether there is one is a property of this one.
     */
    @Override
    public int processBatch(Queue<Object> found) throws Exception {
        int limit = limit();
        int index = 0;
        RuntimeException failure = null;
        Exchange exchange = next(found);
        while (exchange != null) {
            Exchange following = null;
            try {
                following = index + 1 < limit ? next(found) : null;
            } catch (RuntimeException e) {
                failure = e;
            }
            if (!isHandingOver()) {
                giveBack(exchange);
                giveBack(following);
                break;
            }
            pendingExchanges = following == null ? 0 : Math.min(found.size() + 1, limit - index - 1);
            exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
            exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, index + 1 + pendingExchanges);
            exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, following == null);
            getAsyncProcessor().process(exchange, defaultConsumerCallback(exchange, true));
            index++;
            exchange = following;
        }
        if (failure != null) {
            throw failure;
        }
        return index;
    }

    /** The next that can be claimed and filled; null if there is none. */
    private @Nullable Exchange next(Queue<Object> found) {
        while (isHandingOver() && found.poll() instanceof Finished finished) {
            Exchange exchange = claims.take(finished.key()) ? filled(finished) : null;
            if (exchange != null) {
                return exchange;
            }
        }
        return null;
    }

    private @Nullable Exchange filled(Finished finished) {
        Deadline deadline = poll;
        Exchange exchange = createExchange(true);
        exchange.getExchangeExtension().addOnCompletion(claims.end(finished.key()));
        exchange.getExchangeExtension().addOnCompletion(turns.note(finished.key()));
        try {
            if (deadline == null) {
                throw new RejectedExecutionException("Not polling");
            }
            finished.filling().fill(exchange, deadline);
            reported.remove(finished.key());
            return exchange;
        } catch (AutoenhanceException e) {
            giveBack(exchange);
            if (Outage.isMeantBy(e)) {
                throw e;
            }
            turns.failed(finished.key());
            if (reported.add(finished.key())) {
                LOG.warn("{} is tried again with every poll: {}", finished.key(), e.getMessage(), e);
            }
            return null;
        } catch (RuntimeException | Error e) {
            giveBack(exchange);
            turns.failed(finished.key());
            throw e;
        }
    }

    /** Ends an exchange that no route sees. */
    private void giveBack(@Nullable Exchange exchange) {
        if (exchange != null) {
            Unrouted.end(exchange);
            releaseExchange(exchange, false);
        }
    }

    private boolean isHandingOver() {
        return isBatchAllowed() && !isEnding();
    }

    /** A polling consumer, as pollEnrich has one, suspends this one while it has what it wanted. */
    private boolean isEnding() {
        return isStoppingOrStopped()
                || (isSuspendingOrSuspended() && shutdownRunningTask != ShutdownRunningTask.CompleteAllTasks);
    }

    @Override
    protected void processEmptyMessage() throws Exception {
        if (!isEnding()) {
            super.processEmptyMessage();
        }
    }

    @Override
    protected void doStart() throws Exception {
        quiet.end();
        super.doStart();
    }

    @Override
    protected void doSuspend() throws Exception {
        endPoll();
        super.doSuspend();
    }

    @Override
    protected void doStop() throws Exception {
        endPoll();
        super.doStop();
    }

    private void endPoll() {
        Deadline deadline = poll;
        if (deadline != null && isEnding()) {
            deadline.cancel();
        }
    }
}
