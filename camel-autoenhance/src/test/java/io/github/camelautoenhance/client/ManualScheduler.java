/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;

/** Runs the periodic task when the test says so, instead of once a second. */
final class ManualScheduler extends ScheduledThreadPoolExecutor {

    private Runnable task = () -> {};

    ManualScheduler() {
        super(1);
    }

    static RequestWatch.Watched request(RequestWatch watch) {
        return watch.watch(new HttpUriRequestBase("PUT", URI.create("/")), Deadline.after(Duration.ofMinutes(5)));
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable periodic, long initial, long delay, TimeUnit unit) {
        task = periodic;
        return schedule((Callable<Boolean>) () -> true, Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    }

    void tick() {
        task.run();
    }
}
