/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.api;

import io.github.camelautoenhance.client.retry.Step;
import io.github.camelautoenhance.client.retry.Subject;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request whose response is read from JSON.
 *
 * @param body written as JSON; null for a request without one
 * @param reader throws IllegalArgumentException for a response that cannot be used
 */
record ApiRequest<R>(
        Step step,
        Subject subject,
        String method,
        String path,
        @Nullable Object body,
        Function<Map<String, @Nullable Object>, R> reader) {}
