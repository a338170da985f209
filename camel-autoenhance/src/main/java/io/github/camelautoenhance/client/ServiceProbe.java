/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client;

import io.github.camelautoenhance.error.AutoenhanceException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether the service can be reached with a key: one free request, whose answer holds for 30 s, however many endpoints
 * ask and however often.
 */
final class ServiceProbe {

    private static final Duration VALIDITY = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<ApiAccess, Answer> answers = new ConcurrentHashMap<>();
    private final Function<ApiAccess, ApiClient> clients;

    ServiceProbe(Function<ApiAccess, ApiClient> clients) {
        this.clients = clients;
    }

    private record Answer(@Nullable AutoenhanceException failure, Deadline validity) {}

    /** What is wrong; null if nothing is. */
    @Nullable
    AutoenhanceException ask(ApiAccess access) {
        // Computed under the map's lock: those who ask at once wait for one answer.
        Answer answer = answers.compute(
                access,
                (key, known) -> known != null && !known.validity.isOver()
                        ? known
                        : new Answer(failure(key), Deadline.after(VALIDITY)));
        return answer.failure;
    }

    private @Nullable AutoenhanceException failure(ApiAccess access) {
        try {
            clients.apply(access).probe(Deadline.after(PATIENCE));
            return null;
        } catch (AutoenhanceException e) {
            return e;
        }
    }
}
