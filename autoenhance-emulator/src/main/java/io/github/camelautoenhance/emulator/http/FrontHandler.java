/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.http;

import io.github.camelautoenhance.emulator.traffic.Fault;
import io.github.camelautoenhance.emulator.traffic.WireFault;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives every request to its service, lets faults happen and keeps the journal. */
public final class FrontHandler extends Handler.Abstract {

    private static final Logger LOG = LoggerFactory.getLogger(FrontHandler.class);

    private final Connector storagePort;
    private final Service api;
    private final Service storage;
    private final Service page;
    private final HostGuard guard;
    private final FaultQueue faults;
    private final JournalLog journal;
    private final Clock clock;
    private volatile CountDownLatch endOfDelays = new CountDownLatch(1);
    private volatile boolean closed;

    public FrontHandler(
            Connector storagePort,
            Service api,
            Service storage,
            Service page,
            HostGuard guard,
            FaultQueue faults,
            JournalLog journal,
            Clock clock) {
        this.storagePort = storagePort;
        this.api = api;
        this.storage = storage;
        this.page = page;
        this.guard = guard;
        this.faults = faults;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        boolean toStorage = request.getConnectionMetaData().getConnector() == storagePort;
        // taken first: a reset that sees this request in flight also ends its delay
        CountDownLatch endOfDelay = endOfDelays;
        Wire wire = new Wire(request, response, callback, endOfDelay);
        // Java's HTTP client sends a request again whose connection was cut, and the ports may still be open
        if (closed) {
            wire.end(Fault.reset());
            return true;
        }
        Call call = new Call(request, clock.instant(), toStorage);
        Outcome outcome =
                call.isForPage() ? new Outcome(Fault.pass(), attempt(call)) : recorded(call, wire, endOfDelay);
        if (outcome.answer().isPresent()) {
            Answer answer = outcome.answer().get();
            // without this word a client would send its next request into a connection that is being closed
            wire.send(call.isBodyLeft() ? answer.with("Connection", "close") : answer, outcome.fault());
        } else {
            wire.end(outcome.fault());
        }
        return true;
    }

    /** Cuts the connections of all requests that are being delayed. */
    public void endDelays() {
        CountDownLatch ended = endOfDelays;
        endOfDelays = new CountDownLatch(1);
        ended.countDown();
    }

    /** Cuts the connections of all requests that are being delayed, and of all that come from now on. */
    public void close() {
        closed = true;
        endDelays();
    }

    /** What went wrong on purpose, and what is answered; nothing where the connection is to be ended. */
    private record Outcome(Fault fault, Optional<Answer> answer) {}

    /** The end is noted before the reply is sent: who has the reply must find the request in the journal. */
    private Outcome recorded(Call call, Wire wire, CountDownLatch endOfDelay) {
        int begun = journal.begin();
        Fault fault = Fault.pass();
        Optional<Answer> answer = Optional.empty();
        try {
            fault = faults.next(call);
            answer = wire.receives(call, fault) ? withFault(call, fault, endOfDelay) : Optional.empty();
        } catch (ReceivedBody.ClientGoneException e) {
            LOG.debug("No complete request", e);
        } finally {
            int status = answer.map(Answer::status).orElse(0);
            journal.end(begun, call.recorded(fault, status), answer.map(Answer::recorded));
        }
        return new Outcome(fault, answer);
    }

    private Optional<Answer> withFault(Call call, Fault fault, CountDownLatch endOfDelay)
            throws ReceivedBody.ClientGoneException {
        Fault.Status status = answerOf(fault);
        if (status != null) {
            Service refusal = asked -> refuse(asked, status);
            return status.executed() && attempt(call).isEmpty() ? Optional.empty() : attempt(call, refusal);
        }
        if (fault instanceof Fault.ResetWithin within) {
            call.body().skip(within.bytes());
            return Optional.empty();
        }
        if (fault == Fault.reset()) {
            return Optional.empty();
        }
        if (fault instanceof Fault.Delay delay && !elapsed(delay.duration(), endOfDelay)) {
            return Optional.empty();
        }
        Optional<Answer> answer = attempt(call);
        return fault == Fault.resetAfter() ? Optional.empty() : answer;
    }

    private static Fault.@Nullable Status answerOf(Fault fault) {
        if (fault instanceof WireFault.ThenReset thenReset) {
            return thenReset.answer();
        }
        if (fault instanceof WireFault.Flood flood) {
            return flood.answer();
        }
        return fault instanceof Fault.Status status ? status : null;
    }

    private static Answer refuse(Call call, Fault.Status fault) throws IOException {
        // a request to the API is small, and what it said is worth having in the journal
        if (!call.toStorage() && !call.body().readText()) {
            return Answer.apiError(413);
        }
        return Answer.of(fault, call.toStorage());
    }

    private Optional<Answer> attempt(Call call) {
        return attempt(call, service(call));
    }

    private Service service(Call call) {
        if (call.toStorage()) {
            return storage;
        }
        if (!guard.admits(call.header("Host").orElse(""))) {
            return refused -> Answer.apiError(421);
        }
        return call.isForPage() ? page : api;
    }

    private static Optional<Answer> attempt(Call call, Service service) {
        try {
            return Optional.of(service.answer(call));
        } catch (ReceivedBody.ClientGoneException e) {
            LOG.debug("No complete request", e);
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            LOG.error("Cannot answer {} {}", call.method(), call.path(), e);
            return Optional.of(call.toStorage() ? S3Error.of(500) : Answer.apiError(500));
        }
    }

    private static boolean elapsed(Duration duration, CountDownLatch end) {
        try {
            return !end.await(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
