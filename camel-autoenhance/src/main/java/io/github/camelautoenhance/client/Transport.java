/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ExecutorServiceManager;

/**
 * What all endpoints with equal transport options share: the two HTTP clients and their pools, the window, the retry
 * budget, the watch over requests. Closed with the component.
 */
public final class Transport implements AutoCloseable {

    private final AddressPolicy addresses;
    private final Duration uploadTimeout;
    private final RequestWatch watch;
    private final HttpClients clients;
    private final Window window;
    private final Attempts attempts;
    private final HttpCaller apiCaller;
    private final StorageClient storage;

    public Transport(CamelContext camelContext, TransportOptions options, AddressPolicy addresses) {
        this.addresses = addresses;
        this.uploadTimeout = options.timeouts().upload();
        this.clients = new HttpClients(camelContext, options, addresses);
        this.window = new Window(options.maxConcurrentUploads());
        ExecutorServiceManager threads = camelContext.getExecutorServiceManager();
        ScheduledExecutorService scheduler = threads.newSingleThreadScheduledExecutor(this, "AutoenhanceWatch");
        this.watch = new RequestWatch(
                scheduler,
                () -> threads.shutdownNow(scheduler),
                options.timeouts().stall());
        this.attempts = new Attempts(
                RetryPolicy.of(options.retries()),
                new RetryBudget(options.retries().budget()),
                watch);
        Duration responseTimeout = options.timeouts().response();
        this.apiCaller = new HttpCaller(clients.api(), responseTimeout, watch);
        this.storage = new StorageClient(new HttpCaller(clients.storage(), responseTimeout, watch), attempts);
    }

    /** The places of the exchanges that are at the service. */
    public Window window() {
        return window;
    }

    public Duration uploadTimeout() {
        return uploadTimeout;
    }

    public ApiClient api(ApiAccess access) {
        return new ApiClient(access, apiCaller, attempts);
    }

    public PhotoUpload uploads(ApiAccess access, boolean deleteOnFailure) {
        return new PhotoUpload(api(access), storage, addresses, deleteOnFailure);
    }

    public boolean isClosed() {
        return watch.isStopped();
    }

    /** Ends every wait and every request; what was under way fails as retryable. */
    @Override
    public void close() {
        window.close();
        watch.close();
        clients.close();
    }
}
