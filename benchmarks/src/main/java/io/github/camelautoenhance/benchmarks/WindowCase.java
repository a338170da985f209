/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** One {@code file:} consumer thread before a service that takes its time: a window of 16 beside a window of 1. */
final class WindowCase {

    private static final String ROUTE = "inbox";
    private static final int WIDE = 16;
    private static final int MILLIS_PER_REQUEST = 100;
    private static final double GOAL = 12;
    private static final int PHOTOS_PER_PLACE = 10;

    private final Settings settings;
    private final Meter meter;
    private final Report report;
    private final String baseUrl;

    WindowCase(Settings settings, Meter meter, Report report, String sinkUrl) {
        this.settings = settings;
        this.meter = meter;
        this.report = report;
        this.baseUrl = sinkUrl + "/delay/" + MILLIS_PER_REQUEST;
    }

    Ratio run(Photo photo, Certificate certificate, Path folder) throws Exception {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < settings.rounds(); round++) {
            double narrow = measure(photo, certificate, folder, 1).photosPerSecond();
            double wide = measure(photo, certificate, folder, WIDE).photosPerSecond();
            ratios.add(wide / narrow);
        }
        Ratio ratio = new Ratio("window 16 / window 1", ratios, GOAL);
        report.medians();
        report.ratio("window", ratio);
        return ratio;
    }

    private Meter.Sample measure(Photo photo, Certificate certificate, Path folder, int window) throws Exception {
        int photos = PHOTOS_PER_PLACE * window;
        Path inbox = Files.createTempDirectory(folder, "inbox");
        for (int i = 0; i < photos; i++) {
            Path name = inbox.resolve("%04d".formatted(i)).resolve(photo.name());
            Files.createDirectories(name.getParent());
            Files.createLink(name, photo.file());
        }
        Meter.Sample sample = consume(photo, inbox, new Target(baseUrl, certificate, window), photos);
        report.sample("window", "window " + window, sample);
        return sample;
    }

    private Meter.Sample consume(Photo photo, Path inbox, Target target, int photos) throws Exception {
        CountDownLatch done = new CountDownLatch(photos);
        AtomicLong failed = new AtomicLong();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getRegistry().bind("tls", target.sslContextParameters());
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("file:" + inbox + "?recursive=true&noop=true&initialDelay=0")
                            .routeId(ROUTE)
                            .autoStartup(false)
                            .onCompletion()
                            .process(exchange -> count(exchange, failed, done))
                            .end()
                            .setHeader(Exchange.FILE_NAME, header(Exchange.FILE_NAME_ONLY))
                            .to(ComponentContestant.uri(target));
                }
            });
            context.start();
            return meter.measure(photo, () -> {
                context.getRouteController().startRoute(ROUTE);
                if (!done.await(1, TimeUnit.MINUTES) || failed.get() > 0) {
                    throw new IOException(failed + " photos failed, " + done.getCount() + " were not finished");
                }
                return photos;
            });
        }
    }

    private static void count(Exchange exchange, AtomicLong failed, CountDownLatch done) {
        if (exchange.getProperty(Exchange.EXCEPTION_CAUGHT) != null) {
            failed.incrementAndGet();
        }
        done.countDown();
    }
}
