/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance;

import io.github.camelautoenhance.client.Transport;
import io.github.camelautoenhance.client.address.AddressPolicy;
import io.github.camelautoenhance.client.api.AccountQuiet;
import io.github.camelautoenhance.client.http.TransportOptions;
import io.github.camelautoenhance.error.AutoenhanceConnectionException;
import io.github.camelautoenhance.error.Failure;
import io.github.camelautoenhance.producer.ProducerResources;
import io.github.camelautoenhance.producer.ProducerThreads;
import io.github.camelautoenhance.util.Counters;
import io.github.camelautoenhance.util.Counters.Counter;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.util.PropertiesHelper;
import org.jspecify.annotations.Nullable;

/**
 * Hands real-estate photos to Autoenhance.ai.
 *
 * <pre>{@code
 * AutoenhanceComponent autoenhance = context.getComponent("autoenhance", AutoenhanceComponent.class);
 * autoenhance.getConfiguration().setApiKey(key);
 * from("file:inbox").to("autoenhance:images");
 * }</pre>
 */
@Component("autoenhance")
@ManagedResource(description = "Uploads to Autoenhance")
public class AutoenhanceComponent extends HealthCheckComponent implements SSLContextParametersAware {

    /** What makes two endpoints share a transport: everything that the transport was made from. */
    private record TransportKey(TransportOptions options, AddressPolicy addresses) {}

    @Metadata
    private AutoenhanceConfiguration configuration = new AutoenhanceConfiguration();

    @Metadata(label = "security", defaultValue = "false")
    private boolean useGlobalSslContextParameters;

    private final Map<TransportKey, ProducerResources> transfers = new HashMap<>();
    private final Counters counters = new Counters();
    private final AccountQuiet quiet = new AccountQuiet();
    // Not Camel's lock, which is held while the component waits in doStop for its routes: they come here meanwhile.
    private final Lock registry = new ReentrantLock();
    private @Nullable ProducerThreads threads;
    private boolean closed;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        AutoenhanceConfiguration own = configuration.copyForEndpoint();
        own.setRestage(PropertiesHelper.extractProperties(parameters, "restage."));
        own.setSettings(PropertiesHelper.extractProperties(parameters, "setting."));
        AutoenhanceEndpoint endpoint = new AutoenhanceEndpoint(uri, this, own, configuration);
        endpoint.setResource(remaining);
        endpoint.setMetadata(PropertiesHelper.extractProperties(parameters, "metadata."));
        setProperties(endpoint, parameters);
        return endpoint;
    }

    /**
     * The transport for these options, made when it is first asked for.
     *
     * @throws AutoenhanceConnectionException while the component is stopped: nobody would close it
     */
    ProducerResources transfers(TransportOptions options, AddressPolicy addresses) {
        registry.lock();
        try {
            if (closed) {
                throw new AutoenhanceConnectionException(
                        Failure.of("The component autoenhance is stopped").retryable());
            }
            ProducerThreads shared = threads == null ? new ProducerThreads(getCamelContext()) : threads;
            threads = shared;
            return transfers.computeIfAbsent(
                    new TransportKey(options, addresses),
                    key -> new ProducerResources(
                            new Transport(getCamelContext(), key.options(), key.addresses(), counters, quiet), shared));
        } finally {
            registry.unlock();
        }
    }

    /** What has happened since the component was made. */
    Counters counters() {
        return counters;
    }

    /** The transports in use, one for each distinct set of transport options. */
    List<Transport> transports() {
        registry.lock();
        try {
            return transfers.values().stream().map(ProducerResources::transport).toList();
        } finally {
            registry.unlock();
        }
    }

    @ManagedAttribute(description = "Exchanges that are at the service")
    public int getUploadsInFlight() {
        return transports().stream().mapToInt(it -> it.window().taken()).sum();
    }

    @ManagedAttribute(description = "Exchanges that wait for a place")
    public int getUploadsWaiting() {
        return transports().stream().mapToInt(it -> it.window().waiting()).sum();
    }

    @ManagedAttribute(description = "Images and orders that are waited for")
    public int getImagesAwaited() {
        return transports().stream().mapToInt(it -> it.awaiter().waiting()).sum();
    }

    @ManagedAttribute(description = "Image records made for uploads")
    public long getImagesCreated() {
        return counters.get(Counter.IMAGES_CREATED);
    }

    @ManagedAttribute(description = "Photos that have arrived")
    public long getPhotosUploaded() {
        return counters.get(Counter.PHOTOS_UPLOADED);
    }

    @ManagedAttribute(description = "Bytes of the photos that have arrived")
    public long getBytesUploaded() {
        return counters.get(Counter.BYTES_UPLOADED);
    }

    @ManagedAttribute(description = "Uploads that ended without success; one that the route tries again counts again")
    public long getUploadsFailed() {
        return counters.get(Counter.UPLOADS_FAILED);
    }

    @ManagedAttribute(description = "Requests that the component has repeated by itself")
    public long getRequestsRepeated() {
        return counters.get(Counter.REQUESTS_REPEATED);
    }

    @ManagedAttribute(description = "Image records made anew because their upload address had expired")
    public long getAddressesRefreshed() {
        return counters.get(Counter.ADDRESSES_REFRESHED);
    }

    @ManagedAttribute(description = "Answers 429, too many requests")
    public long getRateLimits() {
        return counters.get(Counter.RATE_LIMITS);
    }

    @ManagedAttribute(description = "When the last answer 429 came, in ISO 8601; null if there was none")
    public @Nullable String getLastRateLimit() {
        Instant last = counters.lastRateLimit();
        return last == null ? null : last.toString();
    }

    @ManagedAttribute(description = "Events that webhooks have received")
    public long getEventsReceived() {
        return counters.get(Counter.EVENTS_RECEIVED);
    }

    @ManagedAttribute(description = "Events that did not reach a route because they had before, or were on their way")
    public long getEventsRepeated() {
        return counters.get(Counter.EVENTS_REPEATED);
    }

    @ManagedAttribute(description = "Requests at webhooks that did not show the secret or held no event")
    public long getWebhookRequestsRefused() {
        return counters.get(Counter.WEBHOOK_REQUESTS_REFUSED);
    }

    @ManagedAttribute(
            description = "Tokens left for repeats, where they are fewest; -1 while nothing has been uploaded")
    public int getRetryBudgetLeft() {
        return transports().stream().mapToInt(Transport::retryBudget).min().orElse(-1);
    }

    @Nullable
    SSLContextParameters globalSslContextParameters() {
        return retrieveGlobalSslContextParameters();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        registry.lock();
        try {
            closed = false;
        } finally {
            registry.unlock();
        }
    }

    @Override
    protected void doStop() throws Exception {
        List<Transport> open;
        ProducerThreads running;
        registry.lock();
        try {
            closed = true;
            open = transports();
            transfers.clear();
            running = threads;
            threads = null;
        } finally {
            registry.unlock();
        }
        // All of them first: the threads are waited for once, however many transports there are.
        open.forEach(Transport::close);
        if (running != null) {
            running.close();
        }
        super.doStop();
    }

    public AutoenhanceConfiguration getConfiguration() {
        return configuration;
    }

    /** The options that all endpoints of this component start from. */
    public void setConfiguration(AutoenhanceConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    /** Whether the SSLContextParameters of the CamelContext are used where an endpoint and this component have none. */
    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }
}
