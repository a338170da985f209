/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.producer;

import io.github.camelautoenhance.error.AutoenhanceException;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.jspecify.annotations.Nullable;

/** Whether a producer would reach the service and be let in. Loaded only where camel-health is on the class path. */
final class ServiceHealthCheck extends AbstractHealthCheck {

    private final String endpoint;
    private final Supplier<@Nullable AutoenhanceException> probe;

    /**
     * @param endpoint its URI without secrets
     * @param probe what is wrong; null if nothing is
     */
    ServiceHealthCheck(String id, String endpoint, Supplier<@Nullable AutoenhanceException> probe) {
        super("camel", "producer:autoenhance-" + id);
        this.endpoint = endpoint;
        this.probe = probe;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.detail(ENDPOINT_URI, endpoint);
        AutoenhanceException failure = probe.get();
        if (failure == null) {
            builder.up();
            return;
        }
        builder.down();
        builder.message(failure.getMessage());
        builder.error(failure);
        if (failure.statusCode() > 0) {
            builder.detail(HTTP_RESPONSE_CODE, failure.statusCode());
        }
    }
}
