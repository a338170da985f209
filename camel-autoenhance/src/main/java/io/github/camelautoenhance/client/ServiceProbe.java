/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client;

import io.github.camelautoenhance.client.api.ApiAccess;
import io.github.camelautoenhance.client.api.OrderClient;
import io.github.camelautoenhance.error.AutoenhanceAuthenticationException;
import io.github.camelautoenhance.error.AutoenhanceException;
import io.github.camelautoenhance.error.AutoenhanceRateLimitException;
import io.github.camelautoenhance.util.Deadline;
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
    private final Function<ApiAccess, OrderClient> clients;

    ServiceProbe(Function<ApiAccess, OrderClient> clients) {
        this.clients = clients;
    }

    private record Answer(@Nullable AutoenhanceException failure, Deadline validity) {}

    /** What is wrong; null if nothing is. */
    @Nullable
    AutoenhanceException ask(ApiAccess access) {
        // Of keys that come and go none is kept for longer than its answer holds.
        answers.values().removeIf(answer -> answer.validity.isOver());
        // Computed under the map's lock: those who ask at once wait for one answer.
        return answers.computeIfAbsent(access, key -> new Answer(failure(key), Deadline.after(VALIDITY))).failure;
    }

    private @Nullable AutoenhanceException failure(ApiAccess access) {
        try {
            clients.apply(access).probe(Deadline.after(PATIENCE));
            return null;
        } catch (AutoenhanceRateLimitException e) {
            // It let us in, and has much to do.
            return null;
        } catch (AutoenhanceAuthenticationException e) {
            // Without a key, as for reading a record alone, being asked for one is all that can be expected.
            return access.apiKey() == null ? null : e;
        } catch (AutoenhanceException e) {
            return e;
        }
    }
}
