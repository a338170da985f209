/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.await;

import io.github.camelautoenhance.util.Deadline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When to look next: less and less often; seldom where events are to be expected; at once when one has come. To be used
 * under the lock of its group.
 */
final class AwaitPace {

    /** With growing delays: the service may need a moment until it shows what its event said. */
    private static final int LOOKS_AFTER_EVENT = 6;

    /** How soon after one look an event is worth another, at the least. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final AwaitOptions delays;
    private final Duration afterEvent;
    private Duration delay;
    private @Nullable Deadline soonest;
    private @Nullable Deadline next;
    private boolean woken;
    private int looksAfterEvent;
    private int turn;
    private boolean looking;

    AwaitPace(AwaitOptions delays) {
        this.delays = delays;
        this.afterEvent = delays.first().compareTo(PAUSE) > 0 ? PAUSE : delays.first();
        this.delay = delays.first();
    }

    /** A look that is to be made after {@code delay}, unless one with another number is scheduled in its place. */
    record Look(int number, Duration delay) {}

    /** Something has been added. */
    void restart() {
        delay = delays.first();
    }

    /** The look to schedule in place of the one that is scheduled, if that is later; null if it is not. */
    @Nullable
    Look bringForward(Duration wanted) {
        Duration wait = notTooSoon(wanted);
        return !looking && next != null && next.remaining().compareTo(wait) > 0 ? schedule(wait) : null;
    }

    /** The service wants to be left alone for so long. */
    void spare(Duration asked) {
        delay = asked.compareTo(delay) > 0 ? asked : delay;
        soonest = Deadline.after(delay);
    }

    /** An event has come; gives the look to schedule in place of the one that is scheduled, null if that may stay. */
    @Nullable
    Look wake() {
        looksAfterEvent = LOOKS_AFTER_EVENT;
        boolean first = !woken;
        woken = true;
        return first && !looking ? schedule(untilNextLook()) : null;
    }

    /** The next look. No earlier one may take its place any longer. */
    Look schedule(Duration wait) {
        looking = false;
        next = Deadline.after(wait);
        return new Look(++turn, wait);
    }

    /** Whether the look of this number still is the next one. It has begun then. */
    boolean begin(int number) {
        if (number != turn || looking) {
            return false;
        }
        looking = true;
        woken = false;
        return true;
    }

    /** What is asked for has been asked for. */
    void looked(boolean eventsExpected) {
        soonest = Deadline.after(afterEvent);
        if (looksAfterEvent > 0) {
            delay = looksAfterEvent == LOOKS_AFTER_EVENT ? afterEvent : delays.after(delay);
            looksAfterEvent--;
        } else {
            delay = eventsExpected ? delays.longest() : delays.after(delay);
        }
    }

    /** How long until the next look. After an event, at once if none was made just now. */
    Duration untilNextLook() {
        return notTooSoon(woken ? Duration.ZERO : delay);
    }

    private Duration notTooSoon(Duration wanted) {
        Duration atLeast = soonest == null ? Duration.ZERO : soonest.remaining();
        return atLeast.compareTo(wanted) > 0 ? atLeast : wanted;
    }
}
