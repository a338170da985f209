/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All contestants with one photo, in rounds; each round starts with another of them. */
final class TransferCase {

    private final String name;
    private final Settings settings;
    private final Meter meter;
    private final Photo photo;
    private final Report report;

    TransferCase(String name, Settings settings, Meter meter, Photo photo, Report report) {
        this.name = name;
        this.settings = settings;
        this.meter = meter;
        this.photo = photo;
        this.report = report;
    }

    /** Runs, and returns the component's ratios to the other two, in photos per second. */
    List<Ratio> run(Target target, double goalToHttpClient, double goalToCamelHttp) throws Exception {
        List<Double> toHttpClient = new ArrayList<>();
        List<Double> toCamelHttp = new ArrayList<>();
        try (Contestant component = new ComponentContestant(target);
                Contestant httpClient = new HttpClientContestant(target);
                Contestant camelHttp = new CamelHttpContestant(target)) {
            List<Contestant> contestants = List.of(component, httpClient, camelHttp);
            warmUp(contestants);
            for (int round = 0; round < settings.rounds(); round++) {
                Map<Contestant, Double> speeds = new HashMap<>();
                for (int i = 0; i < contestants.size(); i++) {
                    Contestant contestant = contestants.get((round + i) % contestants.size());
                    Meter.Sample sample = measure(contestant, settings.measure());
                    report.sample(name, contestant.name(), sample);
                    speeds.put(contestant, sample.photosPerSecond());
                }
                double own = speeds.getOrDefault(component, 0.0);
                toHttpClient.add(own / speeds.getOrDefault(httpClient, 0.0));
                toCamelHttp.add(own / speeds.getOrDefault(camelHttp, 0.0));
            }
        }
        List<Ratio> ratios = List.of(
                new Ratio("component / httpclient", toHttpClient, goalToHttpClient),
                new Ratio("component / camel-http", toCamelHttp, goalToCamelHttp));
        report.medians();
        ratios.forEach(ratio -> report.ratio(name, ratio));
        return ratios;
    }

    // In slices, so that the compiler sees all of them early and none is compiled for being alone.
    private void warmUp(List<Contestant> contestants) throws Exception {
        int slices = 4;
        for (int slice = 0; slice < slices; slice++) {
            for (Contestant contestant : contestants) {
                measure(contestant, settings.warmUp().dividedBy(slices));
            }
        }
    }

    private Meter.Sample measure(Contestant contestant, Duration time) throws Exception {
        return meter.measure(photo, () -> contestant.uploadUntil(System.nanoTime() + time.toNanos(), photo));
    }
}
