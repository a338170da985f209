/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.springboot;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says in two sentences that there is no key or no secret, where Camel says it at the end of a long stack trace. Spring
 * Boot finds it by {@code META-INF/spring.factories}.
 *
 * <pre>{@code
 * APPLICATION FAILED TO START
 * Description: The environment has no AUTOENHANCE_API_KEY.
 * }</pre>
 */
final class MissingVariableAnalyzer extends AbstractFailureAnalyzer<IllegalArgumentException> {

    private static final Map<String, String> ACTIONS = Map.of(
            "AUTOENHANCE_API_KEY",
            "Set it to the key of the account, or set camel.component.autoenhance.api-key.",
            "AUTOENHANCE_WEBHOOK_SECRET",
            "Set it to the authentication value of the webhook in the web application, or set webhook.secret.");

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, IllegalArgumentException cause) {
        String message = String.valueOf(cause.getMessage());
        return ACTIONS.entrySet().stream()
                .filter(variable -> message.contains("env:" + variable.getKey()))
                .findFirst()
                .map(variable -> new FailureAnalysis(
                        "The environment has no " + variable.getKey() + ".", variable.getValue(), cause))
                .orElse(null);
    }
}
