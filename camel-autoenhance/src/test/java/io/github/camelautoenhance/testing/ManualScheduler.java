/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.testing;

import io.github.camelautoenhance.client.http.RequestWatch;
import io.github.camelautoenhance.util.Deadline;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;

/** Runs tasks when the test says so, and none because its time has come. */
public final class ManualScheduler extends ScheduledThreadPoolExecutor {

    private Runnable task = () -> {};
    private final Deque<Delayed> delayed = new ArrayDeque<>();

    /** A task that is to run once. */
    public record Delayed(Runnable task, Duration delay) {}

    public ManualScheduler() {
        super(1);
    }

    public static RequestWatch.Watched request(RequestWatch watch) {
        return watch.watch(new HttpUriRequestBase("PUT", URI.create("/")), Deadline.after(Duration.ofMinutes(5)));
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable periodic, long initial, long delay, TimeUnit unit) {
        task = periodic;
        return schedule((Callable<Boolean>) () -> true, Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable once, long delay, TimeUnit unit) {
        delayed.add(new Delayed(once, Duration.ofNanos(unit.toNanos(delay))));
        return schedule((Callable<Boolean>) () -> true, Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    }

    /** How long the tasks that have not been run are to wait, in the order in which they were scheduled. */
    public List<Duration> delays() {
        return delayed.stream().map(Delayed::delay).toList();
    }

    /** Runs the tasks that wait now, and none that these schedule. */
    public void runDelayed() {
        List<Delayed> now = List.copyOf(delayed);
        delayed.clear();
        now.forEach(each -> each.task().run());
    }

    public void tick() {
        task.run();
    }
}
