/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.springboot;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says in two sentences that there is no key, where Camel says it at the end of a long stack trace. Spring Boot finds
 * it by {@code META-INF/spring.factories}.
 *
 * <pre>{@code
 * APPLICATION FAILED TO START
 * Description: The environment has no AUTOENHANCE_API_KEY.
 * }</pre>
 */
final class MissingKeyAnalyzer extends AbstractFailureAnalyzer<IllegalArgumentException> {

    private static final String VARIABLE = "AUTOENHANCE_API_KEY";

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, IllegalArgumentException cause) {
        String message = cause.getMessage();
        return message == null || !message.contains("env:" + VARIABLE)
                ? null
                : new FailureAnalysis(
                        "The environment has no " + VARIABLE + ".",
                        "Set it to the key of the account, or set camel.component.autoenhance.api-key.",
                        cause);
    }
}
