/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.benchmarks;

import java.io.IOException;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The component in a route. It is given photos as a {@code file:} consumer gives them: by one thread, which the
 * component makes wait while its window is full.
 */
final class ComponentContestant implements Contestant {

    private final RouteUnderTest route;

    ComponentContestant(Target target) throws Exception {
        this.route = new RouteUnderTest(target, new RouteBuilder() {
            @Override
            public void configure() {
                from(RouteUnderTest.FROM).to(uri(target));
            }
        });
    }

    static String uri(Target target) {
        return "autoenhance:images?sslContextParameters=#tls&apiKey=RAW(%s)&baseUrl=RAW(%s)&maxConcurrentUploads=%d"
                .formatted(Target.API_KEY, target.baseUrl(), target.atOnce());
    }

    @Override
    public String name() {
        return "component";
    }

    @Override
    public long uploadUntil(long end, Photo photo) throws Exception {
        AtomicReference<@Nullable Exchange> failed = new AtomicReference<>();
        Phaser underWay = new Phaser(1);
        long sent = 0;
        do {
            Exchange exchange = route.exchange(photo);
            underWay.register();
            route.process(exchange, doneSync -> {
                if (exchange.isFailed()) {
                    failed.set(exchange);
                }
                underWay.arriveAndDeregister();
            });
            sent++;
        } while (System.nanoTime() < end && failed.get() == null);
        underWay.arriveAndAwaitAdvance();
        Exchange failure = failed.get();
        if (failure != null) {
            RouteUnderTest.throwFailure(failure);
        }
        return sent;
    }

    @Override
    public void close() throws IOException {
        route.close();
    }
}
