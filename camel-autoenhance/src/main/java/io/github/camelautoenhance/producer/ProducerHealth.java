/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.producer;

import io.github.camelautoenhance.error.AutoenhanceException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.HealthCheckComponent;
import org.jspecify.annotations.Nullable;

/** A producer's entry in Camel's health checks, where there are any: Camel keeps those of producers off by default. */
final class ProducerHealth {

    private static final AtomicLong COUNT = new AtomicLong();

    // An endpoint may have several producers; a repository finds checks by their ids.
    private final long number = COUNT.incrementAndGet();
    private final DefaultEndpoint endpoint;
    private @Nullable HealthCheck check;

    ProducerHealth(DefaultEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** @param probe what is wrong; null if nothing is */
    void register(Supplier<@Nullable AutoenhanceException> probe) {
        WritableHealthCheckRepository repository = repository();
        if (repository != null && check == null) {
            check = new ServiceHealthCheck(endpoint.getId() + "-" + number, endpoint.toString(), probe);
            check.setEnabled(!(endpoint.getComponent() instanceof HealthCheckComponent component)
                    || component.isHealthCheckProducerEnabled());
            repository.addHealthCheck(check);
        }
    }

    void unregister() {
        WritableHealthCheckRepository repository = repository();
        if (repository != null && check != null) {
            repository.removeHealthCheck(check);
        }
        check = null;
    }

    private @Nullable WritableHealthCheckRepository repository() {
        return HealthCheckHelper.getHealthCheckRepository(
                endpoint.getCamelContext(), "producers", WritableHealthCheckRepository.class);
    }
}
