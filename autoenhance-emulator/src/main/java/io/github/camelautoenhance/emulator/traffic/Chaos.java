/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.traffic;

import io.github.camelautoenhance.emulator.util.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Chooses faults at random, from a seed: the fault of the n-th create, or the n-th upload, of a photo follows from
 * seed, name and n alone, whatever the threads of the client do. Requests that name no photo are counted by their
 * route.
 *
 * <pre>{@code
 * emulator.faults().otherwise(Chaos.seeded(42)
 *         .on(Route.CREATE_IMAGE, 0.02, Fault.status(503))
 *         .on(Route.UPLOAD, 0.03, Fault.reset(), Fault.resetAfter()));
 * }</pre>
 */
public final class Chaos implements Function<RecordedRequest, Fault> {

    private static final Duration STALL = Duration.ofSeconds(3);

    private final long seed;
    private final Map<Route, List<Choice>> choices = new ConcurrentHashMap<>();
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    private Chaos(long seed) {
        this.seed = seed;
    }

    /** Chaos without any fault yet. */
    public static Chaos seeded(long seed) {
        return new Chaos(seed);
    }

    /** Some of everything that passes: about one create in twelve and one upload in eight goes wrong. */
    public static Chaos mix(long seed) {
        return seeded(seed)
                .on(Route.CREATE_IMAGE, 0.02, Fault.status(429), Fault.status(503))
                .on(Route.CREATE_IMAGE, 0.001, Fault.status(429).header("Retry-After", "1"))
                .on(
                        Route.CREATE_IMAGE,
                        0.02,
                        Fault.status(500),
                        Fault.status(502).afterExecution())
                .on(Route.CREATE_IMAGE, 0.03, Fault.reset(), Fault.resetWithin(20), Fault.resetAfter())
                .on(Route.CREATE_IMAGE, 0.01, Fault.hangUp())
                .on(Route.CREATE_IMAGE, 0.003, Fault.delay(STALL))
                .on(Route.UPLOAD, 0.04, Fault.status(500), Fault.status(503))
                .on(Route.UPLOAD, 0.001, Fault.status(503).header("Retry-After", "1"))
                .on(Route.UPLOAD, 0.06, Fault.reset(), Fault.resetWithin(1024), Fault.resetAfter())
                .on(Route.UPLOAD, 0.02, Fault.hangUp())
                .on(Route.UPLOAD, 0.003, Fault.delay(STALL))
                .on(Route.RETRIEVE_IMAGE, 0.05, Fault.status(500), Fault.reset())
                .on(Route.DELETE_IMAGE, 0.05, Fault.status(500), Fault.resetAfter());
    }

    /**
     * Adds faults to a route.
     *
     * @param share of the requests of this route that get one of these faults, each equally often; 0 to 1, and no more
     *     than 1 together with the route's other faults
     */
    public Chaos on(Route route, double share, Fault... faults) {
        List<Choice> ofRoute = new ArrayList<>(choices.getOrDefault(route, List.of()));
        ofRoute.add(new Choice(share, List.of(faults)));
        double sum = ofRoute.stream().mapToDouble(Choice::share).sum();
        if (!(share >= 0 && sum <= 1) || faults.length == 0) {
            throw new IllegalArgumentException("Shares are between 0 and 1, also together, and have a fault: " + sum);
        }
        choices.put(route, List.copyOf(ofRoute));
        return this;
    }

    @Override
    public Fault apply(RecordedRequest request) {
        String subject = request.route() + " " + photo(request);
        int count = counts.merge(subject, 1, Integer::sum);
        SplittableRandom random = new SplittableRandom((seed * 1_000_003 + subject.hashCode()) * 1_000_003 + count);
        double rest = random.nextDouble();
        for (Choice choice : choices.getOrDefault(request.route(), List.of())) {
            if (rest < choice.share()) {
                return choice.faults().get(random.nextInt(choice.faults().size()));
            }
            rest -= choice.share();
        }
        return Fault.pass();
    }

    private static Object photo(RecordedRequest request) {
        return switch (request.route()) {
            case CREATE_IMAGE ->
                Json.object(request.text())
                        .<Object>map(json -> String.valueOf(json.get("image_name")))
                        .orElse("");
            case UPLOAD -> request.path().substring(request.path().lastIndexOf('/') + 1);
            default -> "";
        };
    }

    /** Faults that share a part of a route's requests. */
    private record Choice(double share, List<Fault> faults) {}
}
