/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.producer;

import org.apache.camel.spi.RouteIdAware;
import org.apache.camel.support.SynchronousDelegateProducer;
import org.jspecify.annotations.Nullable;

/**
 * Hides that a producer is asynchronous, so that the route stays in its own thread, and passes on whose route it is.
 */
public final class SynchronousProducer extends SynchronousDelegateProducer implements RouteIdAware {

    private final TransferProducer producer;

    public SynchronousProducer(TransferProducer producer) {
        super(producer);
        this.producer = producer;
    }

    @Override
    public @Nullable String getRouteId() {
        return producer.getRouteId();
    }

    @Override
    public void setRouteId(@Nullable String routeId) {
        producer.setRouteId(routeId);
    }
}
